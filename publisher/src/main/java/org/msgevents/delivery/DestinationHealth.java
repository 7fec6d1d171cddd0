// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.msgevents.outbox.Settlement;
import org.msgevents.subscription.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log when a subscription's destination starts to fail and when it is back, once each and at most once a
 * minute; of an outage its {@link Endpoint} speaks, for all subscriptions that have it. For one thread.
 */
final class DestinationHealth {
    private static final Logger LOGGER = LoggerFactory.getLogger(DestinationHealth.class);

    private enum State {
        WORKING,
        FAILING,
        OUTAGE
    }

    /** Where one event in ten fails, nobody wants to read of each. */
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final Subscription subscription;
    private final Clock clock;
    private State state = State.WORKING;
    private Instant quietUntil = Instant.MIN;

    DestinationHealth(Subscription subscription, Clock clock) {
        this.subscription = subscription;
        this.clock = clock;
    }

    void delivered() {
        if (state == State.FAILING) {
            LOGGER.info("Subscription {}: {} takes notifications again", subscription.name(), subscription.mechanism());
        }
        state = State.WORKING;
    }

    void failed(String reason) {
        if (state == State.WORKING && !clock.instant().isBefore(quietUntil)) {
            quietUntil = clock.instant().plus(QUIET);
            LOGGER.warn(
                    "Subscription {}: {} failed, the event is tried again: {}",
                    subscription.name(),
                    subscription.mechanism(),
                    reason);
            state = State.FAILING;
        }
    }

    void outage() {
        state = State.OUTAGE;
    }

    void recovered() {
        if (state == State.OUTAGE) {
            state = State.WORKING;
        }
    }

    /** What an operator has to know of: an event that its subscription does not get. */
    void concluded(LaneRun run, Settlement settlement) {
        String name = subscription.name();
        if (settlement instanceof Settlement.Parked parked) {
            LOGGER.error(
                    "Subscription {}: event {} is parked: {}", name, run.event().id(), parked.reason());
        } else if (settlement instanceof Settlement.Dropped) {
            LOGGER.warn(
                    "Subscription {}: event {} is dropped, as onExhausted says",
                    name,
                    run.event().id());
        } else if (settlement instanceof Settlement.Blocked blocked && isNew(run)) {
            LOGGER.error(
                    "Subscription {}: event {} blocks its key: {}",
                    name,
                    run.event().id(),
                    blocked.attempt().reason());
        }
    }

    /** Not when it blocks its key for a while already. */
    private boolean isNew(LaneRun run) {
        return run.failures() == 0
                || run.failures() == subscription.terms().retry().waits().size() - 1;
    }

    void gone(String reason) {
        LOGGER.error(
                "Subscription {}: {} wants no more ({}); it is paused until an operator resumes it, its events wait",
                subscription.name(),
                subscription.mechanism(),
                reason);
    }
}
