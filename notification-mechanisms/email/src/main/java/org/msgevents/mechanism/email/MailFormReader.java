// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.email;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.msgevents.headerfield.HeaderFieldRegistry;
import org.msgevents.headerfield.reading.Address;
import org.msgevents.headerfield.reading.Address.Mailbox;
import org.msgevents.headerfield.reading.FieldInstance;
import org.msgevents.headerfield.reading.FieldReading;
import org.msgevents.headerfield.reading.FieldValue;
import org.msgevents.headerfield.reading.HeaderFieldReader;
import org.msgevents.headerfield.reading.ReadingLimits;
import org.msgevents.headerfield.writing.HeaderFieldWriter;
import org.msgevents.settings.SettingsParser;
import org.msgevents.settings.SettingsParsers;
import org.msgevents.settings.SettingsReader;

/** Reads what mails are to look like. */
final class MailFormReader {
    private static final Template SUBJECT = Template.parse("{event}: {user} {mailbox}");
    private static final Template TEXT = Template.parse(
            """
            {event}

            User: {user}
            Mailbox: {mailbox}
            From: {from}
            Subject: {subject}
            Time: {time}
            Message: {uri}
            """);
    private static final SettingsParser<String> IMPORTANCE =
            SettingsParsers.oneOf(Map.of("low", "low", "normal", "normal", "high", "high"));
    private static final SettingsParser<Mailbox> FROM = SettingsParser.of(
            "an address in ASCII, with a name or without, such as James <james@example.com>", MailFormReader::mailbox);
    private static final SettingsParser<List<Mailbox>> TO = SettingsParser.of(
            "1 to 100 addresses in ASCII, with names or without, with commas between, such as ops@example.com, "
                    + "Alice <alice@example.com>",
            MailFormReader::mailboxes);
    /** RFC 5321, section 4.5.3.1.8: what every server must take. */
    private static final int MOST_RECIPIENTS = 100;

    private final SettingsReader settings;

    MailFormReader(SettingsReader settings) {
        this.settings = settings;
    }

    /** Empty when there is a fault, which the reader has. */
    Optional<MailForm> read() {
        Optional<Mailbox> from = settings.required("from", FROM);
        Optional<List<Mailbox>> to = settings.required("to", TO);
        Optional<String> importance = settings.value("importance", IMPORTANCE);
        Template subject = settings.value("subject", Template.PARSER).orElse(SUBJECT);
        Template text = settings.value("text", Template.PARSER).orElse(TEXT);
        var fields = ExtraFields.read(settings);
        return from.flatMap(sender -> to.map(all -> new MailForm(sender, all, importance, subject, text, fields)));
    }

    private static Mailbox mailbox(String text) {
        List<Mailbox> mailboxes = mailboxes(text);
        if (mailboxes.size() > 1) {
            throw new IllegalArgumentException(text);
        }
        return mailboxes.get(0);
    }

    private static List<Mailbox> mailboxes(String text) {
        HeaderFieldRegistry registry = HeaderFieldRegistry.bundled();
        String line = text.replaceAll("\\s+", " ");
        List<Address> addresses = new HeaderFieldReader(registry, List.of("To"), ReadingLimits.DEFAULT)
                .read(("To: " + line).getBytes(StandardCharsets.UTF_8)).fields().stream()
                        .map(FieldReading::instances)
                        .flatMap(List::stream)
                        .filter(instance -> instance.defects().isEmpty())
                        .map(FieldInstance::value)
                        .flatMap(Optional::stream)
                        .flatMap(value -> ((FieldValue.Addresses) value).addresses().stream())
                        .toList();
        if (addresses.size() > MOST_RECIPIENTS) {
            throw new IllegalArgumentException(text);
        }
        new HeaderFieldWriter(registry).write("To", new FieldValue.Addresses(addresses));
        return addresses.stream().map(Mailbox.class::cast).toList();
    }
}
