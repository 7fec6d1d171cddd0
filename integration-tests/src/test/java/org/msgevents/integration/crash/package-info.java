// SPDX-License-Identifier: Apache-2.0
/** A James that is killed while mail comes in, and what its receiver is told nevertheless. */
@NullMarked
package org.msgevents.integration.crash;

import org.jspecify.annotations.NullMarked;
