// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.mechanism.email.EmailFixture.PASSWORD;
import static org.msgevents.mechanism.email.EmailFixture.element;
import static org.msgevents.mechanism.email.EmailFixture.email;
import static org.msgevents.mechanism.email.EmailFixture.text;
import static org.msgevents.testkit.mechanism.MechanismUnderTest.request;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msgevents.mechanism.NotificationStatus;
import org.msgevents.mechanism.NotificationStatus.Delivered;
import org.msgevents.mechanism.NotificationStatus.MechanismError;
import org.msgevents.mechanism.NotificationStatus.RequestError;
import org.msgevents.settings.SettingsNode;
import org.msgevents.testkit.receiver.LoopbackCertificate;

class EmailAnswersTest {
    private static final SettingsNode TRUST =
            element("tls", List.of(text("trust", LoopbackCertificate.certificatePem())));

    private SmtpReceiver receiver = SmtpReceiver.start();

    @AfterEach
    void close() {
        receiver.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 554 5.3.2 no service, 554 to the connection: 5.3.2 no service",
        "'', 421 too many, 421 to the connection: too many",
        "EHLO, 502 what, 502 to EHLO: what",
        "AUTH, 504 no, 504 to AUTH: no",
        "credentials, 535 5.7.8 wrong password, 535 to AUTH: 5.7.8 wrong password",
        "MAIL, 550 null sender, 550 to MAIL FROM: null sender",
        "MAIL, 421 bye, 421 to MAIL FROM: bye",
        "RCPT, 550 5.1.1 no such user, 550 to RCPT TO: 5.1.1 no such user",
        "RCPT, 450 greylisted, 450 to RCPT TO: greylisted",
        "DATA, 554 no valid recipients, 554 to DATA: no valid recipients",
        "., 451 4.3.0 try again, 451 to the mail: 4.3.0 try again",
        "., 452 full, 452 to the mail: full"
    })
    void statusShouldBeAMechanismErrorWhenTheConfigurationOrTheServerIsAtFault(
            String command, String reply, String reason) {
        receiver.reply(command, reply);

        assertThat(sent(plain())).isEqualTo(StatusReader.error(reason));
    }

    @ParameterizedTest
    @CsvSource({
        "550 5.7.1 looks like spam, 550 to the mail: 5.7.1 looks like spam",
        "552 5.3.4 too large, 552 to the mail: 5.3.4 too large",
        "554 5.6.0 bad content, 554 to the mail: 5.6.0 bad content"
    })
    void statusShouldBeARequestErrorWhenTheMailItselfIsRefused(String reply, String reason) {
        receiver.reply(SmtpReceiver.CONTENT, reply);

        assertThat(sent(plain())).isEqualTo(new RequestError(reason));
    }

    @ParameterizedTest
    @CsvSource({"''", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", "."})
    void statusShouldBeAMechanismErrorWhenTheServerClosesTheConnection(String command) {
        receiver.reply(command, SmtpReceiver.CLOSE);

        assertThat(sent(plain())).isInstanceOf(MechanismError.class);
    }

    @ParameterizedTest
    @CsvSource({"''", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", "."})
    void statusShouldBeAMechanismErrorWhenTheServerSaysNothing(String command) {
        receiver.reply(command, SmtpReceiver.SILENCE);

        assertThat(sent(plain())).isInstanceOf(MechanismError.class);
    }

    @Test
    void mailShouldGoThroughTlsWhenTheServerHasStartTls() {
        assertThat(sent(email(receiver.port(), TRUST, text("user", "james"), text("password", PASSWORD))))
                .isEqualTo(new Delivered());
        assertThat(receiver.commands()).contains("STARTTLS");
    }

    @Test
    void mailShouldGoThroughTlsFromTheBeginningWhenItIsConfigured() {
        receiver.close();
        receiver = SmtpReceiver.startWithTls();

        assertThat(sent(email(receiver.port(), TRUST, text("security", "tls")))).isEqualTo(new Delivered());
    }

    @Test
    void nothingShouldBeSentWhenStartTlsIsRefused() {
        receiver.reply("STARTTLS", "454 not now");

        assertThat(sent(email(receiver.port(), TRUST, text("user", "james"), text("password", PASSWORD))))
                .isEqualTo(StatusReader.error("454 to STARTTLS: not now"));
        assertThat(receiver.commands()).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
    }

    @Test
    void nothingShouldBeSentWhenTheCertificateIsNotTrusted() {
        assertThat(sent(email(receiver.port())).toString()).contains("TLS failed");
        assertThat(receiver.commands()).noneMatch(line -> line.startsWith("MAIL"));
    }

    private SettingsNode plain() {
        return email(
                receiver.port(),
                text("security", "none"),
                text("user", "james"),
                text("password", PASSWORD),
                text("requestTimeout", "700ms"));
    }

    private static NotificationStatus sent(SettingsNode settings) {
        try (EmailMechanism mechanism = new EmailMechanism(EmailFixture.read(settings), Clock.systemUTC())) {
            return mechanism
                    .send(request("{}"))
                    .toCompletableFuture()
                    .orTimeout(30, TimeUnit.SECONDS)
                    .join();
        }
    }
}
