// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.msgevents.mechanism.NotificationStatus;
import org.msgevents.mechanism.NotificationStatus.Delivered;
import org.msgevents.mechanism.NotificationStatus.MechanismError;
import org.msgevents.subscription.DeliveryTerms;
import org.msgevents.subscription.RetrySchedule;
import org.slf4j.LoggerFactory;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

class DeliveryLogTest {
    private static final MechanismError DOWN = new MechanismError("down", Optional.empty());
    private static final DeliveryTerms TERMS = DeliveryTerms.of(new RetrySchedule(
            List.of(Duration.ZERO, Duration.ofMillis(10), Duration.ofMillis(10), Duration.ofHours(1))));

    private final Logger logger = (Logger) LoggerFactory.getLogger("org.msgevents.delivery");
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
    private final ScriptedMechanism crm = new ScriptedMechanism("https://crm.example.com:443");
    private final ScriptedMechanism archiver = new ScriptedMechanism("https://crm.example.com:443");
    private final DeliveryFixture fixture = new DeliveryFixture();

    @BeforeEach
    void listen() {
        appender.start();
        logger.addAppender(appender);
    }

    @AfterEach
    void stop() {
        fixture.stop();
        logger.detachAppender(appender);
    }

    @Test
    void outageShouldBeLoggedOnceForTheEndpointAtItsBeginAndItsEnd() {
        crm.answer(DOWN);
        archiver.answer(DOWN);
        fixture.start(
                DeliveryFixture.subscription("crm", TERMS, crm),
                DeliveryFixture.subscription("archiver", TERMS, archiver));
        for (int i = 0; i < 30; i++) {
            fixture.append("key " + i, 1, 2, "crm", "archiver");
        }
        await().until(() -> crm.requests().size() + archiver.requests().size() >= 22);

        crm.answer(new Delivered());
        archiver.answer(new Delivered());

        await().until(fixture.outbox()::isEmpty);
        assertThat(lines())
                .filteredOn(line -> !line.contains("the event is tried again"))
                .containsExactly(
                        "WARN https://crm.example.com:443 fails, events for it wait, one at a time is tried: down",
                        "INFO https://crm.example.com:443 takes notifications again");
    }

    @Test
    void failureOfOneEventShouldBeLoggedOnceAtItsBeginAndItsEnd() {
        crm.answer(request -> CompletableFuture.<NotificationStatus>completedFuture(
                crm.requests().size() < 3 ? DOWN : new Delivered()));
        fixture.start(DeliveryFixture.subscription("crm", TERMS, crm));

        fixture.append("a", 1, 2, "crm");

        await().until(fixture.outbox()::isEmpty);
        assertThat(lines())
                .containsExactly(
                        "WARN Subscription crm: https://crm.example.com:443 failed, the event is tried again: down",
                        "INFO Subscription crm: https://crm.example.com:443 takes notifications again");
    }

    @Test
    void failuresNowAndThenShouldNotBeLoggedEachTime() {
        crm.answer(request -> CompletableFuture.<NotificationStatus>completedFuture(
                crm.requests().size() % 2 == 1 ? DOWN : new Delivered()));
        fixture.start(DeliveryFixture.subscription("crm", TERMS, crm));

        fixture.append("a", 1, 20, "crm");

        await().until(fixture.outbox()::isEmpty);
        assertThat(lines()).hasSize(2);
    }

    private List<String> lines() {
        return List.copyOf(appender.list).stream()
                .map(event -> event.getLevel() + " " + event.getFormattedMessage())
                .toList();
    }
}
