// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import org.msgevents.subscription.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log when a destination starts to fail and when it is back, once each. For one thread. */
final class DestinationHealth {
    private static final Logger LOGGER = LoggerFactory.getLogger(DestinationHealth.class);

    private enum State {
        WORKING,
        FAILING,
        GONE
    }

    private final Subscription subscription;
    private State state = State.WORKING;

    DestinationHealth(Subscription subscription) {
        this.subscription = subscription;
    }

    void delivered() {
        if (state != State.WORKING) {
            LOGGER.info("Subscription {}: {} takes notifications again", subscription.name(), subscription.mechanism());
        }
        state = State.WORKING;
    }

    void failed(String reason) {
        if (state == State.WORKING) {
            LOGGER.warn(
                    "Subscription {}: {} fails, events wait: {}",
                    subscription.name(),
                    subscription.mechanism(),
                    reason);
        }
        state = State.FAILING;
    }

    void gone(String reason) {
        LOGGER.error(
                "Subscription {}: {} wants no more ({}); it is paused until the next start, its events wait",
                subscription.name(),
                subscription.mechanism(),
                reason);
        state = State.GONE;
    }

    boolean isGone() {
        return state == State.GONE;
    }
}
