// SPDX-License-Identifier: Apache-2.0
package org.msgevents.testkit.mechanism;

/** How the receiver behind a mechanism under test fares. */
public enum ReceiverState {
    /** Takes what comes. */
    ACCEPTING,
    /** Answers that the request itself is wrong. */
    REFUSING,
    /** Takes what comes and does not answer. */
    SILENT,
    /** Is not there. */
    UNREACHABLE
}
