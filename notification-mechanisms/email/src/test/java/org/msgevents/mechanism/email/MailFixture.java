// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.email;

import static org.msgevents.testkit.EventFixture.INBOX_KEY;
import static org.msgevents.testkit.EventFixture.NOON;
import static org.msgevents.testkit.EventFixture.idOf;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

import org.msgevents.event.EventName;
import org.msgevents.event.ImapUrl;
import org.msgevents.mechanism.NotificationRequest;
import org.msgevents.settings.SettingsNode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Events with hostile values in them, and the mails that are made of them. */
final class MailFixture {
    static final ObjectMapper JSON = new ObjectMapper();

    static final List<String> HOSTILE = List.of(
            "plain",
            "",
            "Grüße \uD83D\uDE00\uD83C\uDFF3\uFE0F\u200D\uD83C\uDF08",
            "\u05E9\u05DC\u05D5\u05DD \u202Eevil\u202C \u0645\u0631\u062D\u0628\u0627",
            "a".repeat(2_000),
            "\u4E16\u754C ".repeat(666),
            "one\r\nBcc: eve@example.com\r\n\r\nbody\n--=_x\n.\r\nMAIL FROM:<>",
            "nul\0bell\u0007delete\u007Fnext\u0085line\u2028",
            "half \uD83D and \uDE00 half",
            "=?utf-8?Q?=0D=0ABcc:_eve@example.com?= =?x-unknown?B?!!!?=",
            "\"quoted\" (comment) <eve@example.com>, group:;\\",
            "filename*1*=b; filename*0*=UTF-8''%0D%0A",
            ".\r\n.",
            "{event} $1 \\1 %s");

    private MailFixture() {}

    /** A new message in a mailbox, with a subject and a sender, of these names. */
    static NotificationRequest request(String value) {
        return request(EventName.MESSAGE_NEW, value);
    }

    static NotificationRequest request(EventName name, String value) {
        ObjectNode event = JSON.createObjectNode().put("time", "2026-11-23T14:03:07.512Z");
        ObjectNode data = event.putObject("data")
                .put("user", "alice@example.com")
                .put("tags", value)
                .put("mailboxID", value.isEmpty() || !isWhole(value) ? value : url(value));
        ObjectNode fields = data.putObject("vnd.james.headerFields").putObject("fields");
        fields.put("Subject", value);
        fields.putArray("From").addObject().put("name", value).put("address", "bob@example.net");
        String payload = isWhole(value) ? event.toString() : escaped(event);
        return new NotificationRequest(idOf(value), name, INBOX_KEY, 1, payload);
    }

    /** Half a character can stand in JSON, but not in UTF-8. */
    private static String escaped(ObjectNode event) {
        try {
            return JSON.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsString(event);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String url(String mailbox) {
        return ImapUrl.ofMailbox("imap.example.com", "alice@example.com", mailbox)
                .toString();
    }

    private static boolean isWhole(String text) {
        return text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }

    static MailWriter writer(SettingsNode... more) {
        return new MailWriter(
                EmailFixture.read(EmailFixture.email(25, more)).form(), Clock.fixed(NOON, ZoneOffset.UTC));
    }
}
