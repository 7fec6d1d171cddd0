// SPDX-License-Identifier: Apache-2.0
package org.msgevents.publisher;

import java.util.Optional;

import org.msgevents.delivery.DeliveryState;
import org.msgevents.outbox.Pause;
import org.msgevents.outbox.SubscriptionCounters;

/**
 * How it stands with a subscription.
 *
 * @param work empty when it is no longer configured, and what the outbox has of it waits for its return
 */
public record SubscriptionStatus(String name, Optional<Work> work, SubscriptionCounters counters) {
    /**
     * What a configured subscription does.
     *
     * @param destination the mechanism's, without secrets
     * @param pause there when the state is {@link DeliveryState#PAUSED}, for all processes that share the outbox; but
     *     not where the outbox could not be told
     */
    public record Work(String destination, DeliveryState state, Optional<Pause> pause) {}
}
