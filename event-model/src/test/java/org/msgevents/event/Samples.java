// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One event of each name, to test with and to show. */
public final class Samples {
    public static final Instant TIME = Instant.parse("2026-11-23T14:03:07.512Z");
    public static final String ALICE = "alice@example.com";
    public static final ImapUrl SERVER = ImapUrl.ofServer("imap.example.com");
    public static final ImapUrl INBOX =
            ImapUrl.ofMailbox("imap.example.com", ALICE, "INBOX").withUidValidity(1_700_000_001L);
    public static final String INBOX_ID = "12";

    private static final Parameters VALUES = Parameters.builder()
            .put(Parameter.ADMIN, "root@example.com")
            .put(Parameter.BODY_STRUCTURE, "(\"TEXT\" \"PLAIN\" NIL NIL NIL \"7BIT\" 12 1)")
            .put(Parameter.CLIENT_IP, "192.0.2.7")
            .put(Parameter.CLIENT_PORT, 50_123L)
            .put(Parameter.DISK_QUOTA, 1_048_576L)
            .put(Parameter.DISK_USED, 204_211L)
            .put(
                    Parameter.ENVELOPE,
                    new SmtpEnvelope(
                            "MAIL FROM:<bob@example.net> RET=HDRS",
                            List.of("RCPT TO:<alice@example.com> ORCPT=rfc822;sales@example.com")))
            .put(Parameter.FLAG_NAMES, FlagNames.parse("\\Flagged $Work"))
            .put(Parameter.MAILBOX_ID, INBOX)
            .put(Parameter.MAX_MESSAGES, 10_000L)
            .put(Parameter.MESSAGE_CONTENT, "Subject: hello\r\n\r\nGrüße 📬\r\n")
            .put(Parameter.MESSAGE_SIZE, 18_233L)
            .put(Parameter.MESSAGES, 1_289L)
            .put(Parameter.MODSEQ, 90_817L)
            .put(Parameter.OLD_MAILBOX_ID, ImapUrl.ofMailbox("imap.example.com", ALICE, "Arbeit & Müll"))
            .put(Parameter.PID, 4_711L)
            .put(Parameter.PROCESS, "james")
            .put(Parameter.SERVER_FQDN, "imap.example.com")
            .put(Parameter.SERVICE, "imap")
            .put(Parameter.TAGS, "crm,inbound")
            .put(Parameter.UIDNEXT, 43L)
            .put(Parameter.UIDSET, UidSet.of(42))
            .put(Parameter.URI, INBOX.withUid(42))
            .put(Parameter.USER, ALICE)
            .put(Parameter.VND_MAILBOX_ID, INBOX_ID)
            .put(Parameter.VND_OLD_MAILBOX_ID, "7")
            .put(Parameter.VND_OLD_UIDSET, UidSet.of(9))
            .put(Parameter.VND_MESSAGE_ID, "63")
            .put(Parameter.VND_THREAD_ID, "61")
            .put(Parameter.VND_MESSAGE_CONTENT_BASE64, "U3ViamVjdDog/w0KDQo=")
            .put(
                    Parameter.VND_HEADER_FIELDS,
                    new HeaderFields(ordered(
                            "fields", Map.of("Subject", "Grüße 📬"), "defects", List.of(Map.of("field", "Date")))))
            .put(Parameter.VND_RECOVERED, "2026-03-01T12:00:00Z")
            .put(Parameter.VND_QUOTA_ROOT, "#user&alice@example.com")
            .put(Parameter.VND_EXPIRE_POLICY, "spam-after-30-days")
            .put(Parameter.VND_SERVER_PORT, 993L)
            .put(Parameter.VND_AUTH_MECHANISM, "PLAIN")
            .put(Parameter.VND_SECURITY_LAYER, "TLSv1.3 TLS_AES_256_GCM_SHA384")
            .put(Parameter.VND_DISCONNECT, "timeout")
            .put(Parameter.VND_DURATION, 1_800_042L)
            .put(Parameter.VND_ACL_IDENTIFIER, "carol@example.com")
            .put(Parameter.VND_ACL_RIGHTS, "lrs")
            .put(Parameter.VND_ACL_OLD_RIGHTS, "l")
            .build();

    private Samples() {}

    private static Map<String, Object> ordered(String key, Object value, String otherKey, Object otherValue) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        map.put(otherKey, otherValue);
        return map;
    }

    /** With all that it may carry. */
    public static MessageStoreEvent full(EventName name) {
        return event(name, VALUES.only(ParameterTable.row(name)::allows));
    }

    /** With no more than it must carry. */
    public static MessageStoreEvent bare(EventName name) {
        return event(name, VALUES.only(ParameterTable.row(name).must()::contains));
    }

    /** With these parameters, and an {@code uri} that suits them. */
    public static MessageStoreEvent event(EventName name, Parameters parameters) {
        OrderingKey key =
                parameters.has(Parameter.MAILBOX_ID) ? OrderingKey.ofMailbox(INBOX_ID) : OrderingKey.ofUser(ALICE);
        Parameters.Builder complete = parameters.toBuilder().put(Parameter.URI, uri(parameters));
        if (name.equals(EventName.MESSAGE_NEW) && parameters.has(Parameter.SERVICE)) {
            complete.put(Parameter.SERVICE, "smtp");
        }
        return new MessageStoreEvent(EventId.of("sample", name), name, TIME, key, complete.build());
    }

    private static ImapUrl uri(Parameters parameters) {
        ImapUrl mailbox = parameters.has(Parameter.MAILBOX_ID) ? INBOX : SERVER;
        return parameters.get(Parameter.UIDSET).stream()
                .flatMapToLong(uids -> uids.single().stream())
                .mapToObj(mailbox::withUid)
                .findFirst()
                .orElse(mailbox);
    }
}
