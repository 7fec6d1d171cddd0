// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.mechanism.email.EmailFixture.event;
import static org.msgevents.mechanism.email.EmailFixture.field;
import static org.msgevents.mechanism.email.EmailFixture.text;
import static org.msgevents.testkit.EventFixture.idOf;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.msgevents.event.EventName;
import org.msgevents.headerfield.HeaderFieldRegistry;
import org.msgevents.mechanism.NotificationRequest;
import org.msgevents.testkit.mechanism.MechanismUnderTest;

class MailWriterTest {
    private static final Pattern FIELD = Pattern.compile("(?m)^([!-9;-~]+):");

    static List<String> hostile() {
        return MailFixture.HOSTILE;
    }

    @Test
    void mailShouldBeForPeopleAndMachines() {
        String mail = MailFixture.writer(text("importance", "high"), field("X-Tenant", "mail"))
                .write(MailFixture.request("INBOX"));

        assertThat(mail.lines())
                .contains(
                        "From: James <james@example.com>",
                        "To: ops@example.com",
                        "Subject: MessageNew: alice@example.com INBOX",
                        "Date: Mon, 23 Nov 2026 14:03:07 +0000",
                        "Auto-Submitted: auto-notified; owner-email=\"james@example.com\"",
                        "Importance: high",
                        "X-Tenant: mail",
                        "Mailbox: INBOX",
                        "From: INBOX <bob@example.net>")
                .noneMatch(line -> line.startsWith("Message:"));
        assertThat(event(mail)).isEqualTo(MailFixture.request("INBOX").payload());
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void mailShouldHaveTheFieldsOfEveryMailWhateverTheEventSays(String value) {
        String mail = MailFixture.writer(text("subject", "{subject} {from} {mailbox} {tags}"))
                .write(MailFixture.request(value));

        String header = mail.substring(0, mail.indexOf("\r\n\r\n") + 2);
        assertThat(FIELD.matcher(header).results().map(MatchResult::group))
                .containsExactly(
                        "From:",
                        "To:",
                        "Subject:",
                        "Date:",
                        "Message-ID:",
                        "Auto-Submitted:",
                        "Message-Store-Event:",
                        "MIME-Version:",
                        "Content-Type:");
        assertThat(mail).matches("(?:[\\t -~]{0,78}+\\r\\n)++");
        assertThat(event(mail)).isEqualTo(MailFixture.request(value).payload());
    }

    @Test
    void mailShouldTellWhatItCanWhenThePayloadIsNoEvent() {
        NotificationRequest request = MechanismUnderTest.request("no JSON");

        String mail = MailFixture.writer().write(request);

        assertThat(mail).contains("Subject: MessageNew:\r\n", "\r\nMessageNew\r\n", "Mon, 23 Nov 2026 12:00:00 +0000");
        assertThat(event(mail)).isEqualTo("no JSON");
    }

    @Test
    void messageIdShouldDependOnEventAndRecipients() {
        String one = id(MailFixture.writer().write(MailFixture.request("a")));

        assertThat(one).startsWith("<" + idOf("a")).endsWith("@example.com>");
        assertThat(id(MailFixture.writer().write(MailFixture.request("b")))).isNotEqualTo(one);
        assertThat(id(MailFixture.writer(text("importance", "low")).write(MailFixture.request("a"))))
                .isEqualTo(one);
    }

    @Test
    void ownFieldShouldBeOfItsAbnf() {
        String abnf = HeaderFieldRegistry.bundled()
                .find("Message-Store-Event")
                .orElseThrow()
                .syntax()
                .abnf();
        Pattern form = Abnf.parse(abnf).pattern("message-store-event");

        assertThat(EventName.all()).allSatisfy(name -> {
            String mail = MailFixture.writer().write(MailFixture.request(name, "a"));
            int start = mail.indexOf("Message-Store-Event:");
            assertThat(mail.substring(start, mail.indexOf("MIME-Version:"))).matches(form);
        });
        assertThat("Message-Store-Event: a b; id=" + idOf("a") + "\r\n").doesNotMatch(form);
        assertThat("Message-Store-Event: a; id=1\r\n").doesNotMatch(form);
    }

    private static String id(String mail) {
        return mail.lines()
                .dropWhile(line -> !line.startsWith("Message-ID:"))
                .limit(2)
                .reduce("", String::concat)
                .replaceFirst("(?s)^Message-ID:\\s*(<[^>]*>).*", "$1");
    }
}
