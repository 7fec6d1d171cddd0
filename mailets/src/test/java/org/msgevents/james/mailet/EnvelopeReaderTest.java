// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.mailet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.james.mailet.Mails.ALICE;
import static org.msgevents.james.mailet.Mails.BOB;
import static org.msgevents.james.mailet.Mails.CAROL;

import java.util.EnumSet;
import java.util.Optional;

import org.apache.james.core.MailAddress;
import org.apache.mailet.DsnParameters;
import org.apache.mailet.DsnParameters.EnvId;
import org.apache.mailet.DsnParameters.Notify;
import org.apache.mailet.DsnParameters.RecipientDsnParameters;
import org.apache.mailet.DsnParameters.Ret;
import org.apache.mailet.base.test.FakeMail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msgevents.event.SmtpEnvelope;

class EnvelopeReaderTest {
    @Test
    void envelopeShouldHaveBothCommandsEachOnItsLine() throws Exception {
        FakeMail mail = Mails.to(BOB, CAROL);

        String envelope = envelope(mail, CAROL);

        assertThat(envelope).isEqualTo("MAIL FROM:<alice@example.com>\r\nRCPT TO:<carol@example.org>\r\n");
    }

    @Test
    void envelopeShouldHaveAnEmptyPathWhenThereIsNoSender() throws Exception {
        FakeMail mail = Mails.unsent(BOB).build();

        String envelope = envelope(mail, BOB);

        assertThat(envelope).startsWith("MAIL FROM:<>\r\n");
    }

    @Test
    void envelopeShouldHaveTheParametersOfThisRecipientWhenTheClientGaveSome() throws Exception {
        FakeMail mail = Mails.to(BOB, CAROL);
        mail.setDsnParameters(DsnParameters.builder()
                .ret(Ret.HDRS)
                .envId(EnvId.of("QQ314159+2B"))
                .addRcptParameter(
                        address(BOB),
                        RecipientDsnParameters.of(
                                EnumSet.of(Notify.SUCCESS, Notify.FAILURE), address("robert@example.org")))
                .build()
                .orElseThrow());

        assertThat(envelope(mail, BOB))
                .containsSubsequence(
                        "MAIL FROM:<alice@example.com> RET=HDRS ENVID=QQ314159+2B\r\n",
                        "RCPT TO:<bob@example.org> NOTIFY=SUCCESS,FAILURE ORCPT=rfc822;robert@example.org\r\n");
        assertThat(envelope(mail, CAROL)).endsWith("\r\nRCPT TO:<carol@example.org>\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "robert+2Bsales@example.org, rfc822;robert+2Bsales@example.org",
        "robert+sales@example.org, rfc822;robert+2Bsales@example.org",
        "robert=sales@example.org, rfc822;robert+3Dsales@example.org",
    })
    void envelopeShouldHaveAnEncodedOriginalRecipient(String original, String orcpt) throws Exception {
        FakeMail mail = Mails.to(BOB);
        mail.setDsnParameters(DsnParameters.builder()
                .addRcptParameter(address(BOB), RecipientDsnParameters.of(address(original)))
                .build()
                .orElseThrow());

        String envelope = envelope(mail, BOB);

        assertThat(envelope).endsWith("RCPT TO:<bob@example.org> ORCPT=" + orcpt + "\r\n");
    }

    @Test
    void envelopeShouldBeAbsentWhenAnAddressWouldBreakItsLine() throws Exception {
        MailAddress hostile = address("\"x\\\r\\\nRCPT TO:<mallory\"@example.org");
        FakeMail toHostile = Mails.from(ALICE).recipients(hostile).build();
        FakeMail fromHostile = Mails.unsent(BOB).sender(hostile).build();

        assertThat(new EnvelopeReader(toHostile).envelope(hostile)).isEmpty();
        assertThat(new EnvelopeReader(fromHostile).envelope(address(BOB))).isEmpty();
    }

    private static String envelope(FakeMail mail, String recipient) throws Exception {
        Optional<SmtpEnvelope> envelope = new EnvelopeReader(mail).envelope(address(recipient));
        return envelope.orElseThrow().toString();
    }

    private static MailAddress address(String text) throws Exception {
        return new MailAddress(text);
    }
}
