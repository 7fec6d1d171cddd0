// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** One event of each name, with every parameter that it may carry. */
public final class Samples {
    private static final ImapUrl SERVER = ImapUrl.ofServer("imap.example.com");
    private static final ImapUrl INBOX =
            ImapUrl.ofMailbox("imap.example.com", "alice@example.com", "INBOX").withUidValidity(1_700_000_001L);
    private static final Parameters VALUES = Parameters.builder()
            .put(Parameter.ADMIN, "root@example.com")
            .put(Parameter.BODY_STRUCTURE, "(\"TEXT\" \"PLAIN\" NIL NIL NIL \"7BIT\" 12 1)")
            .put(Parameter.CLIENT_IP, "192.0.2.7")
            .put(Parameter.CLIENT_PORT, 50_123L)
            .put(Parameter.DISK_QUOTA, 1_048_576L)
            .put(Parameter.DISK_USED, 204_211L)
            .put(
                    Parameter.ENVELOPE,
                    new SmtpEnvelope("MAIL FROM:<bob@example.net>", List.of("RCPT TO:<alice@example.com>")))
            .put(Parameter.FLAG_NAMES, FlagNames.parse("\\Flagged $Work"))
            .put(Parameter.MAILBOX_ID, INBOX)
            .put(Parameter.MAX_MESSAGES, 10_000L)
            .put(Parameter.MESSAGE_CONTENT, "Subject: hello\r\n\r\nworld\r\n")
            .put(Parameter.MESSAGE_SIZE, 18_233L)
            .put(Parameter.MESSAGES, 1289L)
            .put(Parameter.MODSEQ, 90_817L)
            .put(Parameter.OLD_MAILBOX_ID, ImapUrl.ofMailbox("imap.example.com", "alice@example.com", "Arbeit & Müll"))
            .put(Parameter.PID, 4711L)
            .put(Parameter.PROCESS, "james")
            .put(Parameter.SERVER_FQDN, "imap.example.com")
            .put(Parameter.SERVICE, "imap")
            .put(Parameter.TAGS, "crm,inbound")
            .put(Parameter.UIDNEXT, 43L)
            .put(Parameter.UIDSET, UidSet.of(42))
            .put(Parameter.URI, INBOX.withUid(42))
            .put(Parameter.USER, "alice@example.com")
            .put(Parameter.VND_MAILBOX_ID, "12")
            .put(Parameter.VND_OLD_MAILBOX_ID, "7")
            .put(Parameter.VND_OLD_UIDSET, UidSet.of(9))
            .put(Parameter.VND_MESSAGE_ID, "63")
            .put(Parameter.VND_THREAD_ID, "61")
            .build();

    private Samples() {}

    /** With all that it may carry. */
    public static MessageStoreEvent full(EventName name) {
        return of(
                name,
                VALUES.only(parameter -> ParameterTable.row(name).must().contains(parameter)
                        || ParameterTable.row(name).may().contains(parameter)));
    }

    /** With no more than it must carry. */
    public static MessageStoreEvent bare(EventName name) {
        Set<Parameter<?>> must = ParameterTable.row(name).must();
        return of(name, VALUES.only(must::contains));
    }

    /** Any value of that parameter. */
    static <T> T value(Parameter<T> parameter) {
        return VALUES.get(parameter).orElseThrow();
    }

    private static MessageStoreEvent of(EventName name, Parameters parameters) {
        ImapUrl uri = parameters.has(Parameter.UIDSET)
                ? INBOX.withUid(42)
                : parameters.has(Parameter.MAILBOX_ID) ? INBOX : SERVER;
        return new MessageStoreEvent(
                EventId.of("sample", name),
                name,
                Instant.parse("2026-11-23T14:03:07.512Z"),
                OrderingKey.ofMailbox("12"),
                parameters.toBuilder().put(Parameter.URI, uri).build());
    }
}
