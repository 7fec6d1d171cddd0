// SPDX-License-Identifier: Apache-2.0
/** What each operation on the mail store is told as. */
@NullMarked
package org.msgevents.integration.table;

import org.jspecify.annotations.NullMarked;
