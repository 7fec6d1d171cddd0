// SPDX-License-Identifier: Apache-2.0
/** Reading header fields, beside mime4j. */
@NullMarked
package org.msgevents.benchmark.header;

import org.jspecify.annotations.NullMarked;
