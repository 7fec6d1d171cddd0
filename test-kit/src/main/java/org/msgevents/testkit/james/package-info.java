// SPDX-License-Identifier: Apache-2.0
/** A James that is more than one in memory. For programs that have James on their class path. */
@NullMarked
package org.msgevents.testkit.james;

import org.jspecify.annotations.NullMarked;
