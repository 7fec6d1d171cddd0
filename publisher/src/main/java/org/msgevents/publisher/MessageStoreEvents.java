// SPDX-License-Identifier: Apache-2.0
package org.msgevents.publisher;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import org.msgevents.delivery.Delivery;
import org.msgevents.delivery.DeliverySettings;
import org.msgevents.outbox.MailboxMark;
import org.msgevents.outbox.Outbox;
import org.msgevents.subscription.Subscription;

/**
 * The whole of it, without a messaging system: events go in at {@link #publisher()}, and out by the subscriptions'
 * mechanisms.
 *
 * <p>Thread-safe. Owns what it was started with, and closes it.
 */
public final class MessageStoreEvents implements AutoCloseable {
    private final Subscriptions subscriptions;
    private final Outbox outbox;
    private final Delivery delivery;
    private final OutboxPublisher publisher;

    private MessageStoreEvents(
            Subscriptions subscriptions, Outbox outbox, Delivery delivery, OutboxPublisher publisher) {
        this.subscriptions = subscriptions;
        this.outbox = outbox;
        this.delivery = delivery;
        this.publisher = publisher;
    }

    /** Begins to deliver what the outbox still holds. */
    public static MessageStoreEvents start(List<Subscription> subscriptions, Outbox outbox, DeliverySettings settings) {
        Losses losses = new Losses(settings.clock());
        Delivery delivery = Delivery.start(subscriptions, outbox, settings);
        OutboxPublisher publisher =
                new OutboxPublisher(new Selection(subscriptions, losses), outbox, delivery::wake, losses);
        return new MessageStoreEvents(
                new Subscriptions(subscriptions, publisher, outbox, delivery), outbox, delivery, publisher);
    }

    public EventPublisher publisher() {
        return publisher;
    }

    public PublisherCounters counters() {
        return publisher.counters();
    }

    /** How it stands with each subscription, and what can be changed of them. */
    public Subscriptions subscriptions() {
        return subscriptions;
    }

    /** What waits for an operator to decide about. */
    public ParkedEvents parked() {
        return new ParkedEvents(outbox, delivery);
    }

    /** What was delivered, to be told again. */
    public Replays replays() {
        return new Replays(outbox, delivery);
    }

    /** Up to where a mailbox was told; empty: nothing is known of it. */
    public CompletionStage<Optional<MailboxMark>> mailbox(String mailboxId) {
        return outbox.mailbox(mailboxId);
    }

    /** Completes when events can be kept; fails with what hinders it. */
    public CompletionStage<Void> check() {
        return outbox.check();
    }

    /** Delivers no more, after at most that long; events are still taken and kept. Idempotent. */
    public void stopDelivery(Duration patience) {
        delivery.stop(patience);
        subscriptions
                .configured()
                .forEach(subscription -> subscription.mechanism().close());
    }

    /**
     * Takes no more events: those that still come are counted as lost. What is kept is delivered after the next start.
     */
    @Override
    public void close() {
        stopDelivery(Duration.ZERO);
        outbox.close();
    }
}
