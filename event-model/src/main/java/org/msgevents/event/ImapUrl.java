// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * An IMAP URL (RFC 5092) of a server, a mailbox or a message, such as
 * {@code imap://alice%40example.com@imap.example.com/INBOX;UIDVALIDITY=1700000001/;UID=42}.
 *
 * @param server host name, or host name and port
 * @param user the mailbox's owner
 * @param mailbox its name as the messaging system has it, never modified UTF-7
 */
public record ImapUrl(
        String server, Optional<String> user, Optional<String> mailbox, OptionalLong uidValidity, OptionalLong uid) {
    private static final String SCHEME = "imap://";
    private static final String MAILBOX =
            "(?<mailbox>[^;?#]+?)(?:;UIDVALIDITY=(?<uidvalidity>[0-9]{1,10}))?(?:/;UID=(?<uid>[0-9]{1,10}))?";
    private static final Pattern FORM = Pattern.compile(
            SCHEME + "(?:(?<user>[^@/;?#]*)@)?(?<server>[A-Za-z0-9.:\\[\\]-]+)(?:/(?:" + MAILBOX + ")?)?");

    public ImapUrl {
        if (mailbox.isEmpty() && (uidValidity.isPresent() || uid.isPresent())) {
            throw new IllegalArgumentException("an IMAP URL with UIDVALIDITY or UID needs a mailbox");
        }
    }

    public static ImapUrl ofServer(String server) {
        return new ImapUrl(server, Optional.empty(), Optional.empty(), OptionalLong.empty(), OptionalLong.empty());
    }

    public static ImapUrl ofMailbox(String server, String user, String mailbox) {
        return new ImapUrl(server, Optional.of(user), Optional.of(mailbox), OptionalLong.empty(), OptionalLong.empty());
    }

    public ImapUrl withUidValidity(long value) {
        return new ImapUrl(server, user, mailbox, OptionalLong.of(value), uid);
    }

    public ImapUrl withUid(long value) {
        return new ImapUrl(server, user, mailbox, uidValidity, OptionalLong.of(value));
    }

    /**
     * Reads what {@link #toString()} wrote. A URL of RFC 5092 that says more than this type holds (AUTH, SECTION,
     * PARTIAL, URLAUTH, a search), or
     * that is none, is an {@link IllegalArgumentException}.
     */
    public static ImapUrl parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not an IMAP URL of a server, a mailbox or a message");
        }
        return new ImapUrl(
                Objects.requireNonNull(matcher.group("server")),
                Optional.ofNullable(matcher.group("user")).map(PercentCoding::decode),
                Optional.ofNullable(matcher.group("mailbox")).map(PercentCoding::decode),
                number(matcher.group("uidvalidity")),
                number(matcher.group("uid")));
    }

    private static OptionalLong number(@Nullable String digits) {
        return digits == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(digits));
    }

    /** The wire form. */
    @Override
    public String toString() {
        StringBuilder url = new StringBuilder(SCHEME);
        user.ifPresent(name ->
                url.append(PercentCoding.encode(name).replace("/", "%2F")).append('@'));
        url.append(server);
        mailbox.ifPresent(name -> url.append('/').append(PercentCoding.encode(name)));
        uidValidity.ifPresent(value -> url.append(";UIDVALIDITY=").append(value));
        uid.ifPresent(value -> url.append("/;UID=").append(value));
        return url.toString();
    }
}
