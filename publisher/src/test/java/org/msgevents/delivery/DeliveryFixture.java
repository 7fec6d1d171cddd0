// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

import org.msgevents.Events;
import org.msgevents.event.EventName;
import org.msgevents.event.json.EventFormat;
import org.msgevents.filter.NotificationFilter;
import org.msgevents.mechanism.NotificationMechanism;
import org.msgevents.outbox.OutboxEntry;
import org.msgevents.subscription.DeliveryTerms;
import org.msgevents.subscription.Inclusion;
import org.msgevents.subscription.Subscription;
import org.msgevents.subscription.Telling;

/** A delivery of several subscriptions from an outbox in memory. */
final class DeliveryFixture {
    private static final CircuitSettings CIRCUIT =
            new CircuitSettings(5, Duration.ofMillis(20), Duration.ofMillis(400));

    private final MemoryOutbox outbox = new MemoryOutbox();
    private Delivery delivery = Delivery.start(List.of(), outbox, settings());

    static DeliverySettings settings() {
        return new DeliverySettings(3, Duration.ofMinutes(1), CIRCUIT, Clock.systemUTC(), () -> 0.5);
    }

    static Subscription subscription(String name, DeliveryTerms terms, NotificationMechanism mechanism) {
        return new Subscription(
                name,
                NotificationFilter.of(Set.copyOf(EventName.all())),
                Telling.STANDARD,
                Inclusion.NONE,
                terms,
                mechanism);
    }

    void start(Subscription... subscriptions) {
        delivery = Delivery.start(List.of(subscriptions), outbox, settings());
    }

    void stop() {
        delivery.stop(Duration.ofMillis(100));
    }

    MemoryOutbox outbox() {
        return outbox;
    }

    /** Messages of the mailbox with that key, for those subscriptions. */
    void append(String key, long first, long last, String... subscriptions) {
        EventFormat format = new EventFormat();
        LongStream.rangeClosed(first, last)
                .mapToObj(uid -> Events.appended(key, uid))
                .forEach(event -> outbox.append(
                        List.of(new OutboxEntry(event.id(), event.key(), format.write(event), Set.of(subscriptions)))));
        delivery.wake(Set.of(subscriptions));
    }
}
