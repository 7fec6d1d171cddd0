// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

/** How it stands with the delivery of a subscription's events. */
public enum DeliveryState {
    /** What is due is brought to the mechanism. */
    DELIVERING,
    /** The endpoint fails: one event at a time is tried. */
    CIRCUIT_OPEN,
    /** Nothing is tried, everything waits. */
    PAUSED
}
