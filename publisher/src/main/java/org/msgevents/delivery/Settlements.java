// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import java.util.Optional;

import org.msgevents.outbox.Outbox;
import org.msgevents.outbox.Settlement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the outbox write what became of one subscription's events. Thread-safe. */
record Settlements(String subscription, Outbox outbox) {
    private static final Logger LOGGER = LoggerFactory.getLogger(Settlements.class);

    void make(Settlement settlement) {
        outbox.settle(settlement).whenComplete((nothing, failure) -> {
            if (failure != null) {
                LOGGER.warn("Subscription {}: an answer is forgotten, its event comes again", subscription, failure);
            }
        });
    }

    /** The lane is to come as soon as it is said to be due. */
    void bringForward(Postponed.Lane lane) {
        make(new Settlement.Deferred(subscription, lane.key(), lane.sequence(), lane.due(), Optional.empty()));
    }
}
