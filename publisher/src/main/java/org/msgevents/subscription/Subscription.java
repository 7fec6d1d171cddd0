// SPDX-License-Identifier: Apache-2.0
package org.msgevents.subscription;

import org.msgevents.filter.NotificationFilter;
import org.msgevents.mechanism.NotificationMechanism;

/**
 * Who wants which events, told how, and by what mechanism.
 *
 * @param name unique; the outbox knows the subscription by it, so a new name is a new subscription
 * @param filter asked of what is told, in the form in which it is told
 */
public record Subscription(
        String name,
        NotificationFilter filter,
        Telling telling,
        Inclusion inclusion,
        DeliveryTerms terms,
        NotificationMechanism mechanism) {}
