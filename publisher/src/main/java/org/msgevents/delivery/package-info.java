// SPDX-License-Identifier: Apache-2.0
/** Takes events from the outbox to the mechanisms: in order per key, retried, parked when hopeless. */
@NullMarked
package org.msgevents.delivery;

import org.jspecify.annotations.NullMarked;
