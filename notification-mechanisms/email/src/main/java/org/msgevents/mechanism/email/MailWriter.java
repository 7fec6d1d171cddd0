// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.email;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.msgevents.headerfield.HeaderFieldRegistry;
import org.msgevents.headerfield.reading.FieldValue;
import org.msgevents.headerfield.reading.FieldValue.Parameterized;
import org.msgevents.headerfield.writing.HeaderFieldWriter;
import org.msgevents.mechanism.NotificationRequest;

/**
 * Makes a mail of a notification request: a text for people, and the event as it is, in a multipart/mixed. Immutable.
 *
 * <p>It is the same at every attempt, where the event tells when it happened.
 */
final class MailWriter {
    /** The fields of every mail, and one that some have. */
    static final List<String> FIELDS = List.of(
            "From",
            "To",
            "Subject",
            "Date",
            "Message-ID",
            "Auto-Submitted",
            "Importance",
            "Message-Store-Event",
            "MIME-Version",
            "Content-Type");

    private static final String EOL = "\r\n";
    private static final Pattern SHORT_ASCII_LINE = Pattern.compile("[ -~]{0,76}");
    private static final Pattern BLANKS = Pattern.compile(" {2,}");
    /** What a quoted string may have that is not to be encoded. */
    private static final int LONGEST_OWNER = 60;

    private final MailForm form;
    private final Clock clock;
    private final HeaderFieldWriter fields = new HeaderFieldWriter(HeaderFieldRegistry.bundled());

    MailWriter(MailForm form, Clock clock) {
        this.form = form;
        this.clock = clock;
    }

    /** ASCII, each line with CRLF and of at most 998 characters. */
    String write(NotificationRequest request) {
        EventText event = EventText.of(request);
        String boundary = "=_" + request.id();
        return header(request, event, boundary)
                + EOL
                + "--" + boundary + EOL
                + text(form.text().fill(event.values()))
                + "--" + boundary + EOL
                + event(request.payload())
                + "--" + boundary + "--" + EOL;
    }

    private String header(NotificationRequest request, EventText event, String boundary) {
        String subject = BLANKS.matcher(String.join(" ", form.subject().fill(event.values())))
                .replaceAll(" ");
        Instant date = event.time().orElseGet(clock::instant);
        return Stream.of(
                                field("From", new FieldValue.Addresses(List.of(form.from()))),
                                field("To", new FieldValue.Addresses(List.copyOf(form.to()))),
                                field("Subject", new FieldValue.Text(subject)),
                                field(
                                        "Date",
                                        new FieldValue.DateTime(
                                                date.atOffset(ZoneOffset.UTC).toString(), "")),
                                field("Message-ID", new FieldValue.Text(messageId(request))),
                                field("Auto-Submitted", parameters("auto-notified", owner())),
                                form.importance()
                                        .map(level -> field("Importance", new FieldValue.Text(level)))
                                        .orElse(""),
                                field(
                                        "Message-Store-Event",
                                        parameters(
                                                request.name().toString(),
                                                Map.of("id", request.id().toString()))))
                        .collect(Collectors.joining())
                + form.fields().stream().map(Object::toString).collect(Collectors.joining())
                + field("MIME-Version", new FieldValue.Text("1.0"))
                + field("Content-Type", parameters("multipart/mixed", Map.of("boundary", boundary)));
    }

    /** RFC 5436, section 2.7.1, asks for one of two parameters; whoever sends by this subscription owns it. */
    private Map<String, String> owner() {
        String from = form.from().address();
        return from.length() <= LONGEST_OWNER ? Map.of("owner-email", from) : Map.of("owner-token", hash(from));
    }

    /** The same for the same event and recipients: who gets it again can know it. */
    private String messageId(NotificationRequest request) {
        String from = form.from().address();
        String domain = from.substring(from.lastIndexOf('@') + 1);
        return request.id() + "." + hash(from + " " + String.join(" ", form.recipients())) + "@" + domain;
    }

    private static String hash(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, 13);
    }

    private String text(List<String> lines) {
        boolean isPlain =
                lines.stream().allMatch(line -> SHORT_ASCII_LINE.matcher(line).matches());
        String text = lines.stream().map(line -> line + EOL).collect(Collectors.joining());
        return field("Content-Type", parameters("text/plain", Map.of("charset", "utf-8")))
                + field("Content-Transfer-Encoding", new FieldValue.Text(isPlain ? "7bit" : "base64"))
                + EOL
                + (isPlain ? text : base64(text));
    }

    private String event(String payload) {
        return field("Content-Type", parameters("application/cloudevents+json", Map.of("charset", "utf-8")))
                + field("Content-Disposition", parameters("attachment", Map.of("filename", "event.json")))
                + field("Content-Transfer-Encoding", new FieldValue.Text("base64"))
                + EOL
                + base64(payload);
    }

    /** Lines of 76 characters. */
    private static String base64(String text) {
        return Base64.getMimeEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + EOL;
    }

    private String field(String name, FieldValue value) {
        return fields.write(name, value).lines();
    }

    private static FieldValue parameters(String value, Map<String, String> parameters) {
        return new Parameterized(Optional.of(value), parameters);
    }
}
