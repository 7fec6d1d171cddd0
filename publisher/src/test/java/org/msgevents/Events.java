// SPDX-License-Identifier: Apache-2.0
package org.msgevents;

import java.time.Instant;

import org.msgevents.event.EventId;
import org.msgevents.event.EventName;
import org.msgevents.event.FlagNames;
import org.msgevents.event.ImapUrl;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.OrderingKey;
import org.msgevents.event.Parameter;
import org.msgevents.event.Parameters;
import org.msgevents.event.UidSet;

/** Events to test with. */
public final class Events {
    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private Events() {}

    /** Message {@code uid} appended to a mailbox of Alice's, whose name is its ordering key. */
    public static MessageStoreEvent appended(String mailbox, long uid) {
        return of(EventName.MESSAGE_APPEND, mailbox, uid);
    }

    public static MessageStoreEvent of(EventName name, String mailbox, long uid) {
        ImapUrl url = ImapUrl.ofMailbox("imap.example.com", "alice@example.com", mailbox)
                .withUidValidity(7);
        Parameters.Builder parameters = Parameters.builder()
                .put(Parameter.URI, url.withUid(uid))
                .put(Parameter.MAILBOX_ID, url)
                .put(Parameter.UIDSET, UidSet.of(uid))
                .put(Parameter.FLAG_NAMES, FlagNames.parse("\\Flagged"))
                .put(Parameter.USER, "bob@example.org");
        return new MessageStoreEvent(
                EventId.of("test", name, mailbox, Long.toString(uid)),
                name,
                NOON,
                OrderingKey.ofMailbox(mailbox),
                parameters.build());
    }

    /** Alice logged in. */
    public static MessageStoreEvent login(String user) {
        return new MessageStoreEvent(
                EventId.of("login", EventName.LOGIN, user),
                EventName.LOGIN,
                NOON,
                OrderingKey.ofUser(user),
                Parameters.builder()
                        .put(Parameter.URI, ImapUrl.ofServer("imap.example.com"))
                        .put(Parameter.USER, user)
                        .build());
    }
}
