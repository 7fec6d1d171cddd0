// SPDX-License-Identifier: Apache-2.0
package org.msgevents.publisher;

import java.util.Optional;

import org.msgevents.delivery.DeliveryState;
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
     */
    public record Work(String destination, DeliveryState state) {}
}
