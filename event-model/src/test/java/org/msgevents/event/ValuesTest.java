// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

class ValuesTest {
    @Test
    void flagNamesShouldKeepCaseAndDropRecentAndRepeats() {
        assertThat(FlagNames.of(List.of("work", "\\Seen", "\\Recent", "Work", "\\Flagged")))
                .hasToString("\\Flagged \\Seen work");
        assertThat(FlagNames.parse("").isEmpty()).isTrue();
    }

    @Test
    void flagNamesShouldRefuseSpaces() {
        assertThatThrownBy(() -> FlagNames.of(List.of("a b"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FlagNames.parse("a  b")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void envelopeShouldBeDelimitedByCrLf() {
        SmtpEnvelope envelope = new SmtpEnvelope("MAIL FROM:<> RET=HDRS", List.of("RCPT TO:<a@b>", "RCPT TO:<c@d>"));

        assertThat(envelope).hasToString("MAIL FROM:<> RET=HDRS\r\nRCPT TO:<a@b>\r\nRCPT TO:<c@d>\r\n");
        assertThat(SmtpEnvelope.parse(envelope.toString())).isEqualTo(envelope);
    }

    @Test
    void envelopeShouldRefuseAnInjectedLine() {
        assertThatThrownBy(() -> new SmtpEnvelope("MAIL FROM:<a>\r\nRCPT TO:<x>", List.of("RCPT TO:<b>")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SmtpEnvelope("MAIL FROM:<a>", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SmtpEnvelope.parse("HELO x\r\n")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eventIdShouldNameTheHappeningWhoeverTellsIt() {
        assertThat(EventId.ofAddedMessages("12", 7, UidSet.parse("1:2")))
                .isEqualTo(EventId.ofAddedMessages("12", 7, UidSet.parse("2,1")))
                .isNotEqualTo(EventId.ofAddedMessages("12", 8, UidSet.parse("1:2")))
                .isNotEqualTo(EventId.ofAddedMessages("1", 27, UidSet.parse("1:2")));
        assertThat(EventId.of("x", EventName.FLAGS_SET, "1")).isNotEqualTo(EventId.of("x", EventName.FLAGS_CLEAR, "1"));
        EventId id = EventId.of("x", EventName.LOGIN);
        assertThat(EventId.parse(id.toString())).isEqualTo(id);
    }

    @Test
    void eventShouldHaveMillisecondsAndNoForeignParameter() {
        MessageStoreEvent login = Samples.full(EventName.LOGIN);
        MessageStoreEvent later = new MessageStoreEvent(
                login.id(),
                login.name(),
                Instant.parse("2026-01-01T00:00:00.123456Z"),
                login.key(),
                login.parameters());

        assertThat(later.timestamp()).isEqualTo(Instant.parse("2026-01-01T00:00:00.123Z"));
        assertThatThrownBy(() -> login.with(Parameters.empty())).hasMessageContaining("Login without its parameter");
        assertThatThrownBy(() -> login.with(login.parameters().toBuilder()
                        .put(Parameter.UIDSET, UidSet.of(1))
                        .build()))
                .hasMessage("Login does not take the parameter uidset");
    }

    @Test
    void eventOfSeveralMessagesShouldNotTakeWhatIsOfOne() {
        MessageStoreEvent read = Samples.full(EventName.MESSAGE_READ);

        assertThatThrownBy(() -> read.with(read.parameters().toBuilder()
                        .put(Parameter.UIDSET, UidSet.parse("1:2"))
                        .build()))
                .hasMessageContaining("of several messages does not take");
    }

    @Test
    void groupsShouldBeFoundByTheirWord() {
        assertThat(EventGroup.find("quota")).hasValue(EventGroup.QUOTA);
        assertThat(EventGroup.find("QUOTA")).isEmpty();
        assertThat(EventName.find("MailboxUnSubscribe")).hasValue(EventName.MAILBOX_UNSUBSCRIBE);
        assertThat(EventName.find("mailboxunsubscribe")).isEmpty();
    }
}
