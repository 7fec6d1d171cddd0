// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A parameter of an event (draft-ietf-lemonade-msgevent-03, section 5); those that the draft does not have start with
 * {@code vnd.james.}.
 *
 * <p>{@code timestamp} is not among them: every event has it, as {@link MessageStoreEvent#timestamp()}.
 *
 * @param wireName spelt as on the wire
 * @param meaning one sentence for schemas and docs
 */
public record Parameter<T>(String wireName, ParameterType<T> type, String meaning) {
    public static final Parameter<String> ADMIN = text("admin", "Authentication identity, when it differs from user.");
    public static final Parameter<String> BODY_STRUCTURE = text("bodyStructure", "IMAP BODYSTRUCTURE of the message.");
    public static final Parameter<String> CLIENT_IP =
            text("clientIP", "IP address of the client that caused the event.");
    public static final Parameter<Long> CLIENT_PORT = number("clientPort", "Port of the client that caused the event.");
    public static final Parameter<Long> DISK_QUOTA =
            number("diskQuota", "Disk quota limit in kilobytes (1024 octets).");
    public static final Parameter<Long> DISK_USED =
            number("diskUsed", "Disk quota used in kilobytes (1024 octets), rounded up.");
    public static final Parameter<SmtpEnvelope> ENVELOPE = new Parameter<>(
            "envelope",
            ParameterType.ENVELOPE,
            "SMTP envelope of the delivery: MAIL FROM and RCPT TO lines with ESMTP parameters, CRLF-delimited.");
    public static final Parameter<FlagNames> FLAG_NAMES = new Parameter<>(
            "flagNames", ParameterType.FLAGS, "Space-separated IMAP flags and keywords, never \\Recent.");
    public static final Parameter<ImapUrl> MAILBOX_ID =
            url("mailboxID", "IMAP URL of the mailbox; of a renamed one, the new name.");
    public static final Parameter<Long> MAX_MESSAGES = number("maxMessages", "Quota limit on the number of messages.");
    public static final Parameter<String> MESSAGE_CONTENT = text("messageContent", "The entire message.");
    public static final Parameter<Long> MESSAGE_SIZE =
            number("messageSize", "Octets of the message, as FETCH BODY[] would return.");
    public static final Parameter<Long> MESSAGES =
            number("messages", "Number of messages in the mailbox, or used of the quota.");
    public static final Parameter<Long> MODSEQ =
            number("modseq", "MODSEQ of the message; only with events of exactly one.");
    public static final Parameter<ImapUrl> OLD_MAILBOX_ID = url(
            "oldMailboxID",
            "IMAP URL of the old name of a renamed mailbox, or of the source of copied or moved messages.");
    public static final Parameter<Long> PID =
            number("pid", "Process id of the process that generated the notification.");
    public static final Parameter<String> PROCESS =
            text("process", "Name of the process that generated the notification.");
    public static final Parameter<String> SERVER_FQDN =
            text("serverFQDN", "Fully qualified domain name of the server that generated the event.");
    public static final Parameter<String> SERVICE =
            text("service", "What triggered the event: imap, pop, http, smtp, lmtp, admincli.");
    public static final Parameter<String> TAGS =
            text("tags", "Comma-separated tags of the subscription and of the delivery.");
    public static final Parameter<Long> UIDNEXT = number("uidnext", "UIDNEXT of the mailbox.");
    public static final Parameter<UidSet> UIDSET =
            new Parameter<>("uidset", ParameterType.UIDS, "UIDs of the messages that the event touched.");
    public static final Parameter<ImapUrl> URI = url("uri", "IMAP URL of the server, mailbox or message.");
    public static final Parameter<String> USER = text("user", "Authorization identity of who caused the event.");

    public static final Parameter<String> VND_MAILBOX_ID = text("vnd.james.mailboxId", "James' id of the mailbox.");
    public static final Parameter<String> VND_OLD_MAILBOX_ID =
            text("vnd.james.oldMailboxId", "James' id of the source of copied or moved messages.");
    public static final Parameter<UidSet> VND_OLD_UIDSET = new Parameter<>(
            "vnd.james.oldUidset", ParameterType.UIDS, "UIDs that the moved messages had at the source.");
    public static final Parameter<String> VND_MESSAGE_ID =
            text("vnd.james.messageId", "James' id of the message; only with events of exactly one.");
    public static final Parameter<String> VND_THREAD_ID =
            text("vnd.james.threadId", "James' id of the thread; only with events of exactly one.");
    public static final Parameter<String> VND_MESSAGE_CONTENT_BASE64 = text(
            "vnd.james.messageContentBase64",
            "The entire message in base64, in the place of messageContent when its octets are no UTF-8.");
    public static final Parameter<HeaderFields> VND_HEADER_FIELDS = new Parameter<>(
            "vnd.james.headerFields",
            ParameterType.HEADER_FIELDS,
            "The header fields that the subscription asks for, read by their syntax.");
    public static final Parameter<String> VND_RECOVERED = text(
            "vnd.james.recovered",
            "When a message that had been stored and not told was found, as RFC 3339; only of such a one.");
    public static final Parameter<String> VND_QUOTA_ROOT =
            text("vnd.james.quotaRoot", "James' name of the quota root that the quota is counted for.");
    public static final Parameter<String> VND_EXPIRE_POLICY =
            text("vnd.james.expirePolicy", "Name of the rule by which the messages expired.");
    public static final Parameter<Long> VND_SERVER_PORT =
            number("vnd.james.serverPort", "Port of the server that the client is connected to.");
    public static final Parameter<String> VND_AUTH_MECHANISM = text(
            "vnd.james.authMechanism", "How the user authenticated: a SASL mechanism, LOGIN, USER, APOP, or a scheme.");
    public static final Parameter<String> VND_SECURITY_LAYER =
            text("vnd.james.securityLayer", "TLS version and cipher suite of the connection; absent without TLS.");
    public static final Parameter<String> VND_DISCONNECT =
            text("vnd.james.disconnect", "How it ended: graceful, abort, timeout, securityLayerError or shutdown.");
    public static final Parameter<Long> VND_DURATION =
            number("vnd.james.duration", "Milliseconds from login to logout.");
    public static final Parameter<String> VND_ACL_IDENTIFIER =
            text("vnd.james.aclIdentifier", "Identifier (RFC 4314) whose rights on the mailbox changed.");
    public static final Parameter<String> VND_ACL_RIGHTS =
            text("vnd.james.aclRights", "Rights (RFC 4314) that the identifier has now; absent when none.");
    public static final Parameter<String> VND_ACL_OLD_RIGHTS =
            text("vnd.james.aclOldRights", "Rights (RFC 4314) that the identifier had before; absent when none.");

    private static final List<Parameter<?>> ALL = List.of(
            ADMIN,
            BODY_STRUCTURE,
            CLIENT_IP,
            CLIENT_PORT,
            DISK_QUOTA,
            DISK_USED,
            ENVELOPE,
            FLAG_NAMES,
            MAILBOX_ID,
            MAX_MESSAGES,
            MESSAGE_CONTENT,
            MESSAGE_SIZE,
            MESSAGES,
            MODSEQ,
            OLD_MAILBOX_ID,
            PID,
            PROCESS,
            SERVER_FQDN,
            SERVICE,
            TAGS,
            UIDNEXT,
            UIDSET,
            URI,
            USER,
            VND_MAILBOX_ID,
            VND_OLD_MAILBOX_ID,
            VND_OLD_UIDSET,
            VND_MESSAGE_ID,
            VND_THREAD_ID,
            VND_MESSAGE_CONTENT_BASE64,
            VND_HEADER_FIELDS,
            VND_RECOVERED,
            VND_QUOTA_ROOT,
            VND_EXPIRE_POLICY,
            VND_SERVER_PORT,
            VND_AUTH_MECHANISM,
            VND_SECURITY_LAYER,
            VND_DISCONNECT,
            VND_DURATION,
            VND_ACL_IDENTIFIER,
            VND_ACL_RIGHTS,
            VND_ACL_OLD_RIGHTS);

    private static final Map<String, Parameter<?>> BY_WIRE_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Parameter::wireName, parameter -> parameter));

    /** Told only to a subscription that includes them by name: large, costly or private. */
    private static final Set<String> ON_REQUEST = Set.of(
            "bodyStructure",
            "envelope",
            "messageContent",
            "vnd.james.messageContentBase64",
            "vnd.james.headerFields",
            "messages",
            "uidnext",
            "diskQuota",
            "diskUsed",
            "maxMessages");

    private static Parameter<String> text(String wireName, String meaning) {
        return new Parameter<>(wireName, ParameterType.TEXT, meaning);
    }

    private static Parameter<Long> number(String wireName, String meaning) {
        return new Parameter<>(wireName, ParameterType.NUMBER, meaning);
    }

    private static Parameter<ImapUrl> url(String wireName, String meaning) {
        return new Parameter<>(wireName, ParameterType.URL, meaning);
    }

    /** Every parameter, in the draft's order, vendor parameters last. */
    public static List<Parameter<?>> all() {
        return ALL;
    }

    /** The parameter spelt exactly so, of those in {@link #all()}. */
    public static Optional<Parameter<?>> find(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    /** True when a subscription has to ask for it by name, where the event may do without. */
    public boolean isOnRequest() {
        return ON_REQUEST.contains(wireName);
    }

    @Override
    public String toString() {
        return wireName;
    }
}
