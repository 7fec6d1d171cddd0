// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.msgevents.event.EventName;
import org.msgevents.filter.NotificationFilter;
import org.msgevents.james.listener.TranslationSettings;
import org.msgevents.james.listener.TranslationSettings.ProvisionedMailboxes;
import org.msgevents.james.reconcile.ReconcileSettings;
import org.msgevents.james.session.ServerIdentity;
import org.msgevents.mechanism.NotificationMechanism;
import org.msgevents.outbox.OutboxException;
import org.msgevents.outbox.SubscriptionCounters;
import org.msgevents.outbox.jdbc.Bounds;
import org.msgevents.outbox.jdbc.Durability;
import org.msgevents.outbox.jdbc.Limits;
import org.msgevents.outbox.jdbc.OnFull;
import org.msgevents.outbox.jdbc.OutboxConfiguration;
import org.msgevents.outbox.jdbc.Retention;
import org.msgevents.settings.SettingsNode;
import org.msgevents.settings.SettingsReader;
import org.msgevents.subscription.DeliveryTerms;
import org.msgevents.subscription.Inclusion;
import org.msgevents.subscription.Subscription;
import org.msgevents.subscription.Telling;

class AnnouncerTest {
    private static final MessageStoreEventsConfiguration CONFIGURATION = new MessageStoreEventsConfiguration(
            new TranslationSettings(new ServerIdentity("imap.example.com", "james", 1), ProvisionedMailboxes.SILENT),
            OutboxConfiguration.of(Path.of("/var/outbox")),
            List.of(),
            List.of(),
            ReconcileSettings.DEFAULT,
            new SettingsNode("messageStoreEvents", Optional.empty(), Map.of(), List.of()));
    private static final SubscriptionCounters COUNTERS = new SubscriptionCounters(10, 5, 3, 1, 1);

    private final Log log = Log.of(Announcer.class);

    @AfterEach
    void tearDown() {
        log.close();
    }

    @Test
    void startShouldTellServerOutboxAndDurability() {
        announcer(RecordingOutbox.counting(Map.of())).started();

        assertThat(log.lines())
                .first()
                .asString()
                .matches(
                        "INFO Message Store Events .+ of imap.example.com started, outbox in /var/outbox, durability DISK");
    }

    @Test
    void startShouldWarnOfASubscriptionWithPendingEventsWhenItIsNoLongerConfigured() {
        announcer(RecordingOutbox.counting(Map.of("crm", COUNTERS))).started();

        assertThat(log.lines())
                .contains("WARN Subscription crm is no longer configured, and 3 notification request(s) wait for it:"
                        + " they stay until it is configured again");
    }

    @Test
    void startShouldNotWarnWhenNothingWaitsForASubscriptionThatIsNoLongerConfigured() {
        SubscriptionCounters done = new SubscriptionCounters(10, 10, 0, 0, 0);

        announcer(RecordingOutbox.counting(Map.of("crm", done))).started();

        assertThat(log.lines()).noneMatch(line -> line.contains("no longer configured"));
    }

    @Test
    void startShouldTellWhatWaitsForASubscriptionAndWhatItWasRefused() {
        NotificationMechanism mechanism = new UnreachableFactory()
                .create(SettingsReader.of(new SettingsNode("unreachable", Optional.empty(), Map.of(), List.of())));
        Subscription crm = new Subscription(
                "crm",
                NotificationFilter.of(Set.copyOf(EventName.all())),
                Telling.STANDARD,
                Inclusion.NONE,
                DeliveryTerms.STANDARD,
                mechanism);
        SubscriptionCounters refused = new SubscriptionCounters(10, 5, 3, 1, 1, 0, 7);

        announcer(RecordingOutbox.counting(Map.of("crm", refused)), Limits.STANDARD, crm)
                .started();

        assertThat(log.lines()).contains("INFO Subscription crm to nobody: 3 pending, 1 parked, 7 refused so far");
    }

    @Test
    void startShouldWarnOfALimitWhoseSubscriptionIsNotThere() {
        Bounds bounds = new Bounds(OptionalLong.of(1), OptionalLong.empty(), Optional.empty(), OnFull.REFUSE);
        Limits limits = new Limits(Bounds.NONE, Map.of("crn", bounds), 0);

        announcer(RecordingOutbox.counting(Map.of()), limits).started();

        assertThat(log.lines()).contains("WARN A limit of the outbox is for subscription crn, which is not there");
    }

    @Test
    void startShouldWarnWhenThereIsNoSubscription() {
        announcer(RecordingOutbox.counting(Map.of())).started();

        assertThat(log.lines()).contains("WARN There is no subscription: nobody is told anything");
    }

    @Test
    void startShouldFailWhenTheOutboxCannotCount() {
        RecordingOutbox broken =
                RecordingOutbox.counting(CompletableFuture.failedFuture(new OutboxException("damaged")));

        assertThatThrownBy(() -> announcer(broken).started()).hasRootCauseMessage("damaged");
    }

    @Test
    void stopShouldTellHowMuchWaits() {
        announcer(RecordingOutbox.counting(Map.of("crm", COUNTERS, "archiver", COUNTERS)))
                .stopping();

        assertThat(log.lines())
                .containsExactly("INFO Message Store Events stops, 6 notification request(s) wait for the next start");
    }

    @Test
    void stopShouldGoOnWhenTheOutboxDoesNotAnswer() {
        announcer(RecordingOutbox.counting(new CompletableFuture<>())).stopping();

        assertThat(log.lines()).singleElement().asString().contains("an unknown number of notification request(s)");
    }

    @Test
    void stopShouldGoOnWhenTheOutboxCannotCount() {
        announcer(RecordingOutbox.counting(CompletableFuture.failedFuture(new OutboxException("damaged"))))
                .stopping();

        assertThat(log.lines()).singleElement().asString().contains("an unknown number of notification request(s)");
    }

    private static Announcer announcer(RecordingOutbox outbox) {
        return new Announcer(CONFIGURATION, outbox);
    }

    private static Announcer announcer(RecordingOutbox outbox, Limits limits, Subscription... subscriptions) {
        OutboxConfiguration kept = new OutboxConfiguration(
                Path.of("/var/outbox"), Durability.DISK, Retention.STANDARD, limits, Optional.empty());
        return new Announcer(
                new MessageStoreEventsConfiguration(
                        CONFIGURATION.translation(),
                        kept,
                        List.of(subscriptions),
                        List.of(),
                        ReconcileSettings.DEFAULT,
                        CONFIGURATION.source()),
                outbox);
    }
}
