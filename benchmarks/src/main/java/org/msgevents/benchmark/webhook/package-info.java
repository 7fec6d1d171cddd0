// SPDX-License-Identifier: Apache-2.0
/** What delivery by webhook comes to, next to the HTTP client below it. */
@NullMarked
package org.msgevents.benchmark.webhook;

import org.jspecify.annotations.NullMarked;
