// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.msgevents.mechanism.NotificationRequest;
import org.msgevents.mechanism.NotificationStatus;
import org.msgevents.mechanism.NotificationStatus.Delivered;
import org.msgevents.mechanism.NotificationStatus.MechanismError;
import org.msgevents.mechanism.NotificationStatus.RequestError;
import org.msgevents.outbox.Settlement;
import org.msgevents.subscription.DeliveryTerms;
import org.msgevents.subscription.RetrySchedule;

class DeliveryCircuitTest {
    private static final MechanismError DOWN = new MechanismError("down", Optional.empty());
    private static final Duration SOON = Duration.ofSeconds(5);

    /** An attempt's event does not come again by itself while a test runs. */
    private static final DeliveryTerms TWO_ATTEMPTS =
            DeliveryTerms.of(new RetrySchedule(List.of(Duration.ZERO, Duration.ofHours(1))));

    private final ScriptedMechanism crm = new ScriptedMechanism("crm");
    private final ScriptedMechanism archiver = new ScriptedMechanism("archiver");
    private final DeliveryFixture fixture = new DeliveryFixture();

    @AfterEach
    void stop() {
        fixture.stop();
    }

    @Test
    void outageShouldUseUpAttemptsOfProbedEventsOnly() {
        crm.answer(DOWN);
        fixture.start(DeliveryFixture.subscription("crm", TWO_ATTEMPTS, crm));

        appendOneOfEach(100, "crm");
        await().until(() -> crm.requests().size() >= 11);

        assertThat(crm.requests()).hasSizeLessThan(20);
        assertThat(crm.requests()).extracting(NotificationRequest::id).doesNotHaveDuplicates();
        assertThat(fixture.outbox().settlements())
                .allSatisfy(settled -> assertThat(settled).isInstanceOf(Settlement.Retry.class));
    }

    @Test
    void firstSuccessShouldLetEverythingFlowAtOnce() {
        crm.answer(DOWN);
        fixture.start(DeliveryFixture.subscription("crm", TWO_ATTEMPTS, crm));
        appendOneOfEach(100, "crm");
        await().until(() -> crm.requests().size() >= 10);

        crm.answer(new Delivered());

        await().atMost(SOON).until(fixture.outbox()::isEmpty);
        assertThat(delivered()).isEqualTo(100);
    }

    @Test
    void outageShouldBeSeenToBeOverWhenNothingIsDueForHours() {
        crm.answer(DOWN);
        fixture.start(DeliveryFixture.subscription("crm", TWO_ATTEMPTS, crm));
        appendOneOfEach(5, "crm");
        await().until(() -> crm.requests().size() >= 9);

        crm.answer(new Delivered());

        await().atMost(SOON).until(fixture.outbox()::isEmpty);
        assertThat(delivered()).isEqualTo(5);
    }

    @Test
    void probeBeforeItsTimeShouldCostNoAttempt() {
        crm.answer(DOWN);
        fixture.start(DeliveryFixture.subscription("crm", TWO_ATTEMPTS, crm));

        appendOneOfEach(5, "crm");
        await().until(() -> crm.requests().size() >= 12);

        assertThat(fixture.outbox().settlements())
                .filteredOn(Settlement.Retry.class::isInstance)
                .hasSize(5);
        assertThat(fixture.outbox().settlements())
                .noneMatch(Settlement.Parked.class::isInstance)
                .anySatisfy(settled -> assertThat(settled)
                        .isInstanceOfSatisfying(Settlement.Deferred.class, deferred -> assertThat(deferred.attempt())
                                .isPresent()));
    }

    @Test
    void probesShouldBeOneAtATimeForAllSubscriptionsOfAnEndpoint() {
        ScriptedMechanism sameEndpoint = new ScriptedMechanism("crm");
        crm.answer(DOWN);
        sameEndpoint.answer(DOWN);
        fixture.start(
                DeliveryFixture.subscription("crm", TWO_ATTEMPTS, crm),
                DeliveryFixture.subscription("archiver", TWO_ATTEMPTS, sameEndpoint));
        appendOneOfEach(50, "crm", "archiver");
        await().until(() -> crm.requests().size() + sameEndpoint.requests().size() >= 20);

        AtomicInteger probes = new AtomicInteger();
        List.of(crm, sameEndpoint)
                .forEach(mechanism -> mechanism.answer(request -> {
                    probes.incrementAndGet();
                    return new CompletableFuture<>();
                }));

        await().until(() -> probes.get() == 1);
        await().during(Duration.ofSeconds(1)).atMost(Duration.ofSeconds(2)).until(() -> probes.get() == 1);
    }

    @Test
    void probesShouldBeMadeInTurns() {
        ScriptedMechanism sameEndpoint = new ScriptedMechanism("crm");
        crm.answer(DOWN);
        sameEndpoint.answer(DOWN);
        fixture.start(
                DeliveryFixture.subscription("crm", TWO_ATTEMPTS, crm),
                DeliveryFixture.subscription("archiver", TWO_ATTEMPTS, sameEndpoint),
                DeliveryFixture.subscription("idle", TWO_ATTEMPTS, new ScriptedMechanism("crm")));
        appendOneOfEach(50, "crm", "archiver");
        await().until(() -> crm.requests().size() + sameEndpoint.requests().size() >= 16);
        int ofCrm = crm.requests().size();
        int ofArchiver = sameEndpoint.requests().size();

        await().until(() ->
                crm.requests().size() >= ofCrm + 2 && sameEndpoint.requests().size() >= ofArchiver + 2);

        assertThat(crm.requests().size() - ofCrm)
                .isCloseTo(sameEndpoint.requests().size() - ofArchiver, Offset.offset(1));
    }

    @Test
    void successOfOneSubscriptionShouldLetTheOthersOfItsEndpointGoOn() {
        ScriptedMechanism sameEndpoint = new ScriptedMechanism("crm");
        crm.answer(DOWN);
        sameEndpoint.answer(DOWN);
        fixture.start(
                DeliveryFixture.subscription("crm", TWO_ATTEMPTS, crm),
                DeliveryFixture.subscription("archiver", TWO_ATTEMPTS, sameEndpoint));
        appendOneOfEach(50, "crm", "archiver");
        await().until(() -> crm.requests().size() + sameEndpoint.requests().size() >= 16);

        crm.answer(new Delivered());
        sameEndpoint.answer(new Delivered());

        await().atMost(SOON).until(fixture.outbox()::isEmpty);
        assertThat(delivered()).isEqualTo(100);
    }

    @Test
    void refusalShouldCloseTheCircuit() {
        crm.answer(DOWN);
        fixture.start(DeliveryFixture.subscription("crm", TWO_ATTEMPTS, crm));
        appendOneOfEach(50, "crm");
        await().until(() -> crm.requests().size() >= 10);

        crm.answer(new RequestError("422"));

        await().atMost(SOON).until(fixture.outbox()::isEmpty);
    }

    @Test
    void outageShouldNotConcernAnotherEndpoint() {
        crm.answer(DOWN);
        fixture.start(
                DeliveryFixture.subscription("crm", TWO_ATTEMPTS, crm),
                DeliveryFixture.subscription("archiver", TWO_ATTEMPTS, archiver));

        appendOneOfEach(100, "crm", "archiver");

        await().atMost(SOON).until(() -> archiver.requests().size() == 100);
        assertThat(crm.requests()).hasSizeLessThan(50);
    }

    @Test
    void poisonousEventShouldRunThroughItsScheduleAndBeParkedWhileTheOthersFlow() {
        DeliveryTerms eight = DeliveryTerms.of(new RetrySchedule(List.of(
                Duration.ZERO,
                Duration.ofMillis(20),
                Duration.ofMillis(20),
                Duration.ofMillis(20),
                Duration.ofMillis(20),
                Duration.ofMillis(20),
                Duration.ofMillis(20),
                Duration.ofMillis(20))));
        crm.answer(request -> CompletableFuture.<NotificationStatus>completedFuture(
                request.key().value().equals("poison") ? DOWN : new Delivered()));
        fixture.start(DeliveryFixture.subscription("crm", eight, crm));

        fixture.append("poison", 1, 1, "crm");
        await().until(fixture.outbox()::isEmpty);
        appendOneOfEach(10, "crm");

        await().atMost(SOON).until(fixture.outbox()::isEmpty);
        assertThat(crm.requests()).hasSize(18);
        assertThat(fixture.outbox().settlements())
                .filteredOn(Settlement.Parked.class::isInstance)
                .hasSize(1);
        assertThat(delivered()).isEqualTo(10);
    }

    @Test
    void manyPoisonousEventsShouldNotHoldUpTheOthersForLong() {
        crm.answer(request -> CompletableFuture.<NotificationStatus>completedFuture(
                request.key().value().startsWith("poison") ? DOWN : new Delivered()));
        DeliveryTerms terms = DeliveryTerms.of(new RetrySchedule(List.of(
                Duration.ZERO,
                Duration.ofMillis(500),
                Duration.ofMillis(500),
                Duration.ofMillis(500),
                Duration.ofHours(1))));
        fixture.start(DeliveryFixture.subscription("crm", terms, crm));

        for (int i = 0; i < 100; i++) {
            fixture.append("poison " + i, 1, 1, "crm");
            fixture.append("key " + i, 1, 5, "crm");
        }

        await().atMost(Duration.ofSeconds(20)).until(() -> delivered() == 500);
        for (int i = 0; i < 100; i++) {
            fixture.append("another key " + i, 1, 1, "crm");
        }
        await().atMost(SOON).until(() -> delivered() == 600);
    }

    private void appendOneOfEach(int keys, String... subscriptions) {
        for (int i = 0; i < keys; i++) {
            fixture.append("key " + i, 1, 1, subscriptions);
        }
    }

    private long delivered() {
        return fixture.outbox().settlements().stream()
                .filter(Settlement.Delivered.class::isInstance)
                .count();
    }
}
