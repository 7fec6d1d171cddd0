// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox;

import java.time.Duration;
import java.time.Instant;

/**
 * An attempt to bring an event to a subscription that did not end in its delivery.
 *
 * @param at when it began
 * @param latency how long it took
 * @param reason the status and the mechanism's own words, cut off after {@link #LONGEST_REASON} characters
 */
public record FailedAttempt(Instant at, Duration latency, Outcome outcome, String reason) {
    public static final int LONGEST_REASON = 500;

    /** What the attempt came to. */
    public enum Outcome {
        REQUEST_ERROR,
        MECHANISM_ERROR
    }

    public FailedAttempt {
        if (reason.length() > LONGEST_REASON) {
            int end =
                    Character.isHighSurrogate(reason.charAt(LONGEST_REASON - 1)) ? LONGEST_REASON - 1 : LONGEST_REASON;
            reason = reason.substring(0, end);
        }
    }
}
