// SPDX-License-Identifier: Apache-2.0
/** Looking for what was stored and never told, and telling it. */
@NullMarked
package org.msgevents.james.reconcile;

import org.jspecify.annotations.NullMarked;
