// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * An IMAP URL (RFC 5092) of a server, a mailbox or a message, such as
 * {@code imap://alice%40example.com@imap.example.com/INBOX;UIDVALIDITY=1700000001/;UID=42}.
 *
 * <p>What is not its part is an {@link IllegalArgumentException}, whose message does not repeat user nor mailbox.
 *
 * @param server a host name or an address ({@code [::1]}), with a port or without
 * @param user the mailbox's owner, not empty
 * @param mailbox its name as the messaging system has it, of any characters and length, not empty; never modified UTF-7
 * @param uidValidity 1 to 2^32-1; only with a mailbox
 * @param uid 1 to 2^32-1; only with a mailbox
 */
public record ImapUrl(
        String server, Optional<String> user, Optional<String> mailbox, OptionalLong uidValidity, OptionalLong uid) {
    private static final String SCHEME = "imap://";
    private static final String HOST = "(?:[A-Z0-9._~-]+|\\[[0-9A-F:.]+\\])(?::[0-9]{1,5})?";
    private static final Pattern SERVER = Pattern.compile(HOST, Pattern.CASE_INSENSITIVE);

    /** Matches in time linear in the length: what may end one part cannot begin the next. */
    private static final Pattern FORM = Pattern.compile(
            SCHEME + "(?:(?<user>[^@/;?#]+)@)?(?<server>" + HOST + ")"
                    + "(?:/(?:(?<mailbox>[^;?#]+?)(?:;UIDVALIDITY=(?<uidvalidity>[0-9]{1,10}))?"
                    + "(?:/;UID=(?<uid>[0-9]{1,10}))?)?)?",
            Pattern.CASE_INSENSITIVE);

    public ImapUrl {
        require(SERVER.matcher(server).matches(), "the server is no host name, with or without a port");
        user.ifPresent(name -> requireText("user", name));
        mailbox.ifPresent(name -> requireText("mailbox", name));
        uidValidity.ifPresent(value -> requireNumber("UIDVALIDITY", value));
        uid.ifPresent(value -> requireNumber("UID", value));
        require(mailbox.isPresent() || (uidValidity.isEmpty() && uid.isEmpty()), "UIDVALIDITY and UID need a mailbox");
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
     * Reads what {@link #toString()} wrote, in time linear in its length. A URL of RFC 5092 that says more than this
     * type holds (AUTH, SECTION, PARTIAL, URLAUTH, a search), or that is none, is an {@link IllegalArgumentException}.
     */
    public static ImapUrl parse(String text) {
        Matcher matcher = FORM.matcher(text);
        require(matcher.matches(), "not of a server, a mailbox or a message");
        return new ImapUrl(
                Objects.requireNonNull(matcher.group("server")),
                decoded("user", matcher.group("user")),
                decoded("mailbox", matcher.group("mailbox")),
                number(matcher.group("uidvalidity")),
                number(matcher.group("uid")));
    }

    private static Optional<String> decoded(String part, @Nullable String encoded) {
        return Optional.ofNullable(encoded).map(text -> explained(part, PercentCoding::decode, text));
    }

    private static OptionalLong number(@Nullable String digits) {
        return digits == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(digits));
    }

    private static void requireText(String part, String text) {
        require(!text.isEmpty(), "the " + part + " is empty");
        explained(part, Surrogates::requirePaired, text);
    }

    private static void requireNumber(String part, long value) {
        require(UidRange.isUid(value), part + " " + value + " is not 1 to " + UidRange.MAX_UID);
    }

    private static String explained(String part, UnaryOperator<String> reading, String text) {
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException fault) {
            throw new IllegalArgumentException("IMAP URL: the " + part + " has " + fault.getMessage(), fault);
        }
    }

    private static void require(boolean condition, String fault) {
        if (!condition) {
            throw new IllegalArgumentException("IMAP URL: " + fault);
        }
    }

    /** The wire form. */
    @Override
    public String toString() {
        StringBuilder url = new StringBuilder(SCHEME);
        user.ifPresent(name -> url.append(PercentCoding.encode(name)).append('@'));
        url.append(server);
        mailbox.ifPresent(name -> url.append('/').append(PercentCoding.encodePath(name)));
        uidValidity.ifPresent(value -> url.append(";UIDVALIDITY=").append(value));
        uid.ifPresent(value -> url.append("/;UID=").append(value));
        return url.toString();
    }
}
