// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpEnvelopeTest {
    private static final String MAIL_FROM = "MAIL FROM:<> RET=HDRS";
    private static final String TO_ALICE = "RCPT TO:<alice@example.com> ORCPT=rfc822;sales@example.com";
    private static final String TO_BOB = "RCPT TO:<bob@example.com>";

    @Test
    void toStringShouldEndEachLineWithCrLf() {
        assertThat(new SmtpEnvelope(MAIL_FROM, List.of(TO_ALICE, TO_BOB)))
                .hasToString(MAIL_FROM + "\r\n" + TO_ALICE + "\r\n" + TO_BOB + "\r\n");
    }

    @Test
    void parseShouldReadWhatToStringWrote() {
        SmtpEnvelope envelope = new SmtpEnvelope(MAIL_FROM, List.of(TO_ALICE, "RCPT TO:<größe@example.com> SMTPUTF8"));

        assertThat(SmtpEnvelope.parse(envelope.toString())).isEqualTo(envelope);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r\n",
                "\r\n\r\n",
                "MAIL FROM:<>\r\n",
                "MAIL FROM:<>\r\nRCPT TO:<a@b>",
                "MAIL FROM:<>\r\nRCPT TO:<a@b>\r\n\r\n",
                "MAIL FROM:<>\nRCPT TO:<a@b>\r\n",
                "MAIL FROM:<>\r\nDATA\r\n",
                "RCPT TO:<a@b>\r\nMAIL FROM:<>\r\n",
                "HELO x\r\n",
            })
    void parseShouldRefuseWhatIsNoEnvelope(String text) {
        assertThatThrownBy(() -> SmtpEnvelope.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("SMTP envelope: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RCPT TO:<a>\r\nRCPT TO:<b>", "RCPT TO:<a>\n", "RCPT TO:<a>\r", "MAIL FROM:<a>"})
    void envelopeShouldRefuseALineThatIsMoreThanOneCommand(String line) {
        assertThatThrownBy(() -> new SmtpEnvelope(MAIL_FROM, List.of(line)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("SMTP envelope: wanted one line that starts with RCPT TO:");
    }

    @Test
    void envelopeShouldRefuseToHaveNoRecipient() {
        assertThatThrownBy(() -> new SmtpEnvelope(MAIL_FROM, List.of()))
                .hasMessage("SMTP envelope: no line that starts with RCPT TO:");
    }

    @Test
    void envelopeShouldRefuseHalfOfASurrogatePair() {
        assertThatThrownBy(() -> new SmtpEnvelope(MAIL_FROM, List.of("RCPT TO:<\uD83D>")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void faultShouldNotRepeatAnAddress() {
        assertThatThrownBy(() -> new SmtpEnvelope("FROM:<alice@example.com>", List.of(TO_BOB)))
                .hasMessageNotContainingAny("alice", "bob");
    }
}
