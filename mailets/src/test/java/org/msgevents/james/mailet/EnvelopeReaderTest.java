// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.mailet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.james.mailet.Mails.ALICE;
import static org.msgevents.james.mailet.Mails.BOB;
import static org.msgevents.james.mailet.Mails.CAROL;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;

import org.apache.james.core.MailAddress;
import org.apache.james.rrt.api.RecipientRewriteTable;
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
    void envelopeShouldHaveAllParametersWhenTheCommandsAreRecorded() throws Exception {
        FakeMail mail = recorded(Mails.to(BOB), Map.of(BOB, "NOTIFY=NEVER"));

        String envelope = envelope(mail, BOB);

        assertThat(envelope)
                .containsSubsequence(
                        "MAIL FROM:<alice@example.com> SIZE=1000 BODY=8BITMIME\r\n",
                        "RCPT TO:<bob@example.org> NOTIFY=NEVER\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "sales@example.org, '', ORCPT=rfc822;sales@example.org",
        "sales+eu@example.org, '', ORCPT=rfc822;sales+2Beu@example.org",
        "sales@example.org, NOTIFY=DELAY, NOTIFY=DELAY ORCPT=rfc822;sales@example.org",
        "sales@example.org, orcpt=rfc822;shop@example.com, orcpt=rfc822;shop@example.com",
        "verkäufe@example.org, SMTPUTF8, SMTPUTF8",
    })
    void envelopeShouldHaveTheOriginalRecipientWhenJamesRewroteIt(String alias, String written, String parameters)
            throws Exception {
        FakeMail mail = recorded(Mails.to(BOB, CAROL), Map.of(CAROL, "", alias, written));

        String envelope = envelope(mail, BOB, Rewrites.of(Map.of(alias, BOB)));

        assertThat(envelope).endsWith("\r\nRCPT TO:<bob@example.org> " + parameters + "\r\n");
    }

    @Test
    void envelopeShouldHaveTheOwnCommandWhenARewrittenOneLeadsToTheSame() throws Exception {
        FakeMail mail = recorded(Mails.to(BOB), Map.of("sales@example.org", "", "Bob@example.org", "NOTIFY=NEVER"));

        String envelope = envelope(mail, BOB, Rewrites.of(Map.of("sales@example.org", BOB)));

        assertThat(envelope).endsWith("\r\nRCPT TO:<bob@example.org> NOTIFY=NEVER\r\n");
    }

    @Test
    void envelopeShouldFindTheOriginalRecipientWhenTheTableNamesNoDomain() throws Exception {
        FakeMail mail = recorded(Mails.to(BOB), Map.of("sales@example.org", ""));

        String envelope = envelope(mail, BOB, Rewrites.of(Map.of("sales@example.org", "bob")));

        assertThat(envelope).endsWith(" ORCPT=rfc822;sales@example.org\r\n");
    }

    @Test
    void envelopeShouldHaveTheRecipientAloneWhenNoRecordedOneLeadsToIt() throws Exception {
        FakeMail mail = recorded(Mails.to(BOB), Map.of("refused@example.org", "NOTIFY=NEVER"));

        String envelope = envelope(mail, BOB, Rewrites.of(Map.of("refused@example.org", "")));

        assertThat(envelope).endsWith("\r\nRCPT TO:<bob@example.org>\r\n");
    }

    @Test
    void envelopeShouldNotHaveWhatIsRecordedOfAnotherMailWhenTheSenderChanged() throws Exception {
        FakeMail report = recorded(Mails.unsent(ALICE).build(), Map.of(ALICE, "NOTIFY=NEVER"));

        String envelope = envelope(report, ALICE);

        assertThat(envelope).isEqualTo("MAIL FROM:<>\r\nRCPT TO:<alice@example.com>\r\n");
    }

    @Test
    void envelopeShouldBeAbsentWhenAnAddressWouldBreakItsLine() throws Exception {
        MailAddress hostile = address("\"x\\\r\\\nRCPT TO:<mallory\"@example.org");
        FakeMail toHostile = Mails.from(ALICE).recipients(hostile).build();
        FakeMail fromHostile = Mails.unsent(BOB).sender(hostile).build();

        assertThat(new EnvelopeReader(toHostile, Rewrites.NONE).envelope(hostile))
                .isEmpty();
        assertThat(new EnvelopeReader(fromHostile, Rewrites.NONE).envelope(address(BOB)))
                .isEmpty();
    }

    private static String envelope(FakeMail mail, String recipient) throws Exception {
        return envelope(mail, recipient, Rewrites.NONE);
    }

    private static String envelope(FakeMail mail, String recipient, RecipientRewriteTable rewrites) throws Exception {
        Optional<SmtpEnvelope> envelope = new EnvelopeReader(mail, rewrites).envelope(address(recipient));
        return envelope.orElseThrow().toString();
    }

    private static FakeMail recorded(FakeMail mail, Map<String, String> rcptParameters) {
        new RecordedEnvelope("smtp", ALICE, "SIZE=1000 BODY=8BITMIME", rcptParameters).keepIn(mail);
        return mail;
    }

    private static MailAddress address(String text) throws Exception {
        return new MailAddress(text);
    }
}
