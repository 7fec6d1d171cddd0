// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.apache.james.mailbox.exception.MailboxException;
import org.apache.james.mailbox.model.MimeDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Writes BODYSTRUCTURE (RFC 3501, section 7.4.2 and {@code body} of section 9), its extension data included.
 *
 * <p>What is not printable ASCII stands in a literal, whose octets are UTF-8. What is wrong with a message is told as
 * what IMAP would make of it: a part without type is text, a multipart without parts has an empty one.
 */
final class BodyStructure {
    private static final String NIL = "NIL";
    private static final String EMPTY_PART = "(\"TEXT\" \"PLAIN\" NIL NIL NIL \"7BIT\" 0 0 NIL NIL NIL NIL)";
    private static final int FIRST_PRINTABLE = 0x20;
    private static final int LAST_PRINTABLE = 0x7e;

    private final StringBuilder text = new StringBuilder();

    private BodyStructure() {}

    static String of(MimeDescriptor message) throws MailboxException {
        BodyStructure structure = new BodyStructure();
        structure.body(message);
        return structure.text.toString();
    }

    private void body(MimeDescriptor part) throws MailboxException {
        String type = Optional.ofNullable(part.getMimeType()).orElse("text").toUpperCase(Locale.ROOT);
        String subtype =
                Optional.ofNullable(part.getMimeSubType()).orElse("plain").toUpperCase(Locale.ROOT);
        text.append('(');
        if (type.equals("MULTIPART")) {
            multipart(part, subtype);
        } else {
            single(part, type, subtype);
        }
        text.append(')');
    }

    private void multipart(MimeDescriptor part, String subtype) throws MailboxException {
        Iterator<MimeDescriptor> parts = part.parts();
        if (parts == null || !parts.hasNext()) {
            text.append(EMPTY_PART);
        }
        while (parts != null && parts.hasNext()) {
            body(parts.next());
        }
        text.append(' ').append(string(subtype)).append(' ').append(parameters(part.contentTypeParameters()));
        text.append(' ').append(disposition(part)).append(' ').append(languages(part.getLanguages()));
        text.append(' ').append(nstring(part.getContentLocation()));
    }

    private void single(MimeDescriptor part, String type, String subtype) throws MailboxException {
        text.append(string(type)).append(' ').append(string(subtype));
        text.append(' ').append(parameters(part.contentTypeParameters()));
        text.append(' ').append(nstring(part.getContentID()));
        text.append(' ').append(nstring(part.getContentDescription()));
        String encoding = Optional.ofNullable(part.getTransferContentEncoding()).orElse("7BIT");
        text.append(' ').append(string(encoding.toUpperCase(Locale.ROOT)));
        text.append(' ').append(part.getBodyOctets());
        MimeDescriptor embedded = part.embeddedMessage();
        if (embedded != null) {
            text.append(' ').append(ImapEnvelope.of(embedded)).append(' ');
            body(embedded);
        }
        if (embedded != null || type.equals("TEXT")) {
            text.append(' ').append(Math.max(0, part.getLines()));
        }
        text.append(' ').append(nstring(part.getContentMD5())).append(' ').append(disposition(part));
        text.append(' ').append(languages(part.getLanguages()));
        text.append(' ').append(nstring(part.getContentLocation()));
    }

    private static String disposition(MimeDescriptor part) {
        return part.getDisposition() == null
                ? NIL
                : "(" + string(part.getDisposition()) + " " + parameters(part.getDispositionParams()) + ")";
    }

    private static String parameters(@Nullable Map<String, String> parameters) {
        if (parameters == null || parameters.isEmpty()) {
            return NIL;
        }
        StringBuilder list = new StringBuilder();
        new TreeMap<>(parameters).forEach((name, value) -> list.append(list.isEmpty() ? "" : " ")
                .append(string(name))
                .append(' ')
                .append(string(value == null ? "" : value)));
        return "(" + list + ")";
    }

    private static String languages(@Nullable List<String> languages) {
        return languages == null || languages.isEmpty()
                ? NIL
                : "("
                        + String.join(
                                " ",
                                languages.stream().map(BodyStructure::string).toList()) + ")";
    }

    static String nstring(@Nullable String value) {
        return value == null ? NIL : string(value);
    }

    /** Quoted, or a literal. */
    static String string(String value) {
        if (value.chars().allMatch(character -> character >= FIRST_PRINTABLE && character <= LAST_PRINTABLE)) {
            return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
        return "{" + value.getBytes(StandardCharsets.UTF_8).length + "}\r\n" + value;
    }
}
