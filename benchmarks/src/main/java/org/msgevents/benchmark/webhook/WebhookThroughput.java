// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.webhook;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.msgevents.benchmark.Figures;
import org.msgevents.benchmark.Options;
import org.msgevents.benchmark.SampleEvents;
import org.msgevents.benchmark.ScratchDirectory;
import org.msgevents.delivery.DeliverySettings;
import org.msgevents.event.EventName;
import org.msgevents.filter.NotificationFilter;
import org.msgevents.mechanism.NotificationMechanism;
import org.msgevents.mechanism.NotificationRequest;
import org.msgevents.mechanism.webhook.WebhookMechanismFactory;
import org.msgevents.outbox.Outbox;
import org.msgevents.outbox.jdbc.Durability;
import org.msgevents.outbox.jdbc.OutboxConfiguration;
import org.msgevents.outbox.jdbc.Retention;
import org.msgevents.outbox.jdbc.SqliteOutbox;
import org.msgevents.publisher.MessageStoreEvents;
import org.msgevents.settings.SettingsNode;
import org.msgevents.settings.SettingsReader;
import org.msgevents.subscription.DeliveryTerms;
import org.msgevents.subscription.Inclusion;
import org.msgevents.subscription.OnExhausted;
import org.msgevents.subscription.RetrySchedule;
import org.msgevents.subscription.Subscription;
import org.msgevents.subscription.Telling;

/** Events per second from the outbox to a webhook, next to a bare loop of its HTTP client with the same octets. */
public final class WebhookThroughput {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String OURS = "delivery";
    private static final String BARE = "bare loop";
    private static final String RATIO = "ratio";

    private final Options options;
    private final QuickReceiver process;
    private final URI receiver;
    private final Figures figures = new Figures();
    private final CompletableFuture<NotificationRequest> sample = new CompletableFuture<>();

    private WebhookThroughput(Options options, QuickReceiver process) {
        this.options = options;
        this.process = process;
        this.receiver = process.uri();
    }

    /**
     * Runs as many rounds as told, after the warm-up, and prints medians with the least and the most.
     *
     * @param arguments {@code --rounds}, {@code --warm-up} rounds that do not count, {@code --events} of a round,
     *     {@code --mailboxes} over which they are spread, and {@code --in-flight} requests at a time
     */
    public static void main(String[] arguments) throws Exception {
        Options options = Options.parse(
                arguments,
                Map.of("rounds", "9", "warm-up", "6", "events", "20000", "mailboxes", "1000", "in-flight", "64"));
        try (QuickReceiver receiver = QuickReceiver.start()) {
            WebhookThroughput benchmark = new WebhookThroughput(options, receiver);
            benchmark.rounds(options.number("warm-up"));
            benchmark.figures.clear();
            benchmark.rounds(options.number("rounds"));
            benchmark.print();
        }
    }

    private void rounds(int count) throws Exception {
        for (int round = 0; round < count; round++) {
            double ours = eventsPerSecond();
            double bare = requestsPerSecond();
            figures.add(RATIO, ours / bare);
        }
    }

    private double eventsPerSecond() throws Exception {
        int events = options.number("events");
        CountDownLatch left = new CountDownLatch(events);
        try (ScratchDirectory scratch = ScratchDirectory.in(options.directory());
                Outbox outbox = open(scratch.path())) {
            SampleEvents.append(outbox, events, options.number("mailboxes"), 0);
            Meter meter = Meter.start(process.handle());
            try (MessageStoreEvents running =
                    MessageStoreEvents.start(List.of(subscription(left)), outbox, DeliverySettings.standard())) {
                if (!left.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    throw new TimeoutException(left.getCount() + " events are not delivered: " + running.counters());
                }
                return meter.stop(events, OURS, figures);
            }
        }
    }

    private static Outbox open(Path directory) {
        return SqliteOutbox.open(
                new OutboxConfiguration(directory, Durability.OS, Retention.STANDARD), Clock.systemUTC());
    }

    private Subscription subscription(CountDownLatch left) {
        return new Subscription(
                SampleEvents.SUBSCRIPTION,
                NotificationFilter.of(Set.of(EventName.MESSAGE_NEW)),
                Telling.STANDARD,
                Inclusion.NONE,
                new DeliveryTerms(
                        RetrySchedule.STANDARD_WEBHOOKS,
                        OnExhausted.PARK,
                        options.number("in-flight"),
                        Optional.empty()),
                new CountedMechanism(webhook(), left, sample));
    }

    private NotificationMechanism webhook() {
        SettingsNode element = new SettingsNode(
                "webhook",
                Optional.empty(),
                Map.of(),
                List.of(
                        text("url", receiver.toString()),
                        text("allow", "127.0.0.1"),
                        text("secret", "whsec_bWVzc2FnZS1zdG9yZS1ldmVudHMtYmVuY2htYXJr")));
        SettingsReader reader = SettingsReader.of(element);
        NotificationMechanism webhook = new WebhookMechanismFactory().create(reader);
        reader.finish("the benchmark's configuration");
        return webhook;
    }

    private static SettingsNode text(String name, String text) {
        return new SettingsNode(name, Optional.of(text), Map.of(), List.of());
    }

    private double requestsPerSecond() throws Exception {
        int requests = options.number("events");
        SampleRequest request = SampleRequest.of(sample.join(), receiver.getAuthority());
        try (BareLoop loop = BareLoop.connect(receiver, options.number("in-flight"), request)) {
            Meter meter = Meter.start(process.handle());
            loop.post(requests);
            return meter.stop(requests, BARE, figures);
        }
    }

    private void print() {
        System.out.printf("%d in flight%n%n", options.number("in-flight"));
        for (String name : List.of(BARE, OURS)) {
            System.out.printf("%-10s %s a second%n", name, figures.spread(name).toString(0));
        }
        System.out.printf("%-10s %s%n%n", RATIO, figures.spread(RATIO).toString(2));
        System.out.println("microseconds of a processor per request");
        for (String name : List.of(BARE, OURS)) {
            for (String part : List.of(Meter.sender(name), Meter.receiver(name))) {
                System.out.printf("%-20s %s%n", part, figures.spread(part).toString(1));
            }
        }
    }
}
