// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.mechanism.email.EmailFixture.PASSWORD;
import static org.msgevents.mechanism.email.EmailFixture.email;
import static org.msgevents.mechanism.email.EmailFixture.text;
import static org.msgevents.testkit.EventFixture.NOON;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.msgevents.mechanism.NotificationMechanism;
import org.msgevents.mechanism.NotificationStatus.Delivered;
import org.msgevents.testkit.mechanism.NotificationMechanismContract;
import org.msgevents.testkit.mechanism.ReceiverState;

class EmailMechanismTest implements NotificationMechanismContract {
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

    private final SmtpReceiver receiver = SmtpReceiver.start();
    private NotificationMechanism mechanism;

    @BeforeEach
    void open() {
        mechanism = new EmailMechanism(
                EmailFixture.read(email(
                        receiver.port(),
                        text("security", "none"),
                        text("user", "james"),
                        text("password", PASSWORD),
                        text("requestTimeout", timeLimit().toMillis() + "ms"))),
                CLOCK);
    }

    @AfterEach
    void close() {
        mechanism.close();
        receiver.close();
    }

    @Override
    public NotificationMechanism mechanism() {
        return mechanism;
    }

    @Override
    public void receiver(ReceiverState state) {
        switch (state) {
            case ACCEPTING -> receiver.replyAsUsual();
            case REFUSING -> receiver.reply(SmtpReceiver.CONTENT, "554 5.6.0 not wanted, " + PASSWORD);
            case SILENT -> receiver.reply(SmtpReceiver.CONTENT, SmtpReceiver.SILENCE);
            case UNREACHABLE -> receiver.close();
        }
    }

    @Override
    public List<String> arrived() {
        return receiver.mails().stream().map(EmailFixture::event).toList();
    }

    @Override
    public Duration timeLimit() {
        return Duration.ofMillis(1_500);
    }

    @Override
    public Set<String> secrets() {
        return Set.of(
                PASSWORD,
                Base64.getEncoder().encodeToString(("\0james\0" + PASSWORD).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void sendShouldHaveNoReturnPathAndEveryRecipient() {
        statusOf(send("{}"));

        assertThat(receiver.commands()).contains("MAIL FROM:<>", "RCPT TO:<ops@example.com>");
    }

    @Test
    void sendShouldUseNoMoreConnectionsThanItMay() {
        IntStream.range(0, 40).mapToObj(i -> send("e" + i)).toList().forEach(this::statusOf);

        assertThat(receiver.mails()).hasSize(40);
        assertThat(receiver.connections()).isBetween(1, 4);
    }

    @Test
    void sendShouldGoOnWhenTheServerClosedTheConnectionsMeanwhile() {
        IntStream.range(0, 8).mapToObj(i -> send("e" + i)).toList().forEach(this::statusOf);
        receiver.closeConnections();

        assertThat(IntStream.range(0, 8).mapToObj(i -> send("f" + i)).toList())
                .extracting(this::statusOf)
                .containsOnly(new Delivered());
    }

    @Test
    void repeatShouldBeTheSameMail() {
        statusOf(send("{\"time\":\"2026-11-23T14:03:07.512Z\"}"));
        statusOf(send("{\"time\":\"2026-11-23T14:03:07.512Z\"}"));

        assertThat(receiver.mails()).hasSize(2);
        assertThat(receiver.mails().get(0)).isEqualTo(receiver.mails().get(1));
    }
}
