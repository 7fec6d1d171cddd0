// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox;

import java.time.Instant;
import java.util.Optional;

import org.msgevents.event.OrderingKey;

/** What became of the first event of a lane. */
public sealed interface Settlement {
    String subscription();

    OrderingKey key();

    long sequence();

    /** Whether whoever delivers lets go of the lane, for its time has yet to come. */
    default boolean endsRun() {
        return false;
    }

    /** The subscription has it; what is known of earlier attempts is forgotten. */
    record Delivered(String subscription, OrderingKey key, long sequence) implements Settlement {}

    /** The lane waits until {@code notBefore}; its attempts count one more. */
    record Retry(String subscription, OrderingKey key, long sequence, Instant notBefore, FailedAttempt attempt)
            implements Settlement {
        @Override
        public boolean endsRun() {
            return true;
        }
    }

    /** As {@link Retry}; and it is counted as blocked until something else becomes of it. */
    record Blocked(String subscription, OrderingKey key, long sequence, Instant notBefore, FailedAttempt attempt)
            implements Settlement {
        @Override
        public boolean endsRun() {
            return true;
        }
    }

    /**
     * The lane waits until {@code notBefore}, which may be past; no attempt is counted. For an attempt that came before
     * its time, and to bring one forward.
     */
    record Deferred(
            String subscription, OrderingKey key, long sequence, Instant notBefore, Optional<FailedAttempt> attempt)
            implements Settlement {
        @Override
        public boolean endsRun() {
            return true;
        }
    }

    /** Set aside with the reason, out of the lane's way, until an operator decides. */
    record Parked(String subscription, OrderingKey key, long sequence, String reason, Optional<FailedAttempt> attempt)
            implements Settlement {}

    /** Given up; what is known of earlier attempts is forgotten. */
    record Dropped(String subscription, OrderingKey key, long sequence) implements Settlement {}
}
