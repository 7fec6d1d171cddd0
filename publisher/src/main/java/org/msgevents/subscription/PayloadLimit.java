// SPDX-License-Identifier: Apache-2.0
package org.msgevents.subscription;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.msgevents.event.EventId;
import org.msgevents.event.ImapUrl;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.Parameter;
import org.msgevents.event.Parameters;
import org.msgevents.event.UidSet;

/**
 * How large a payload may be. An event of many messages that would be larger is told as several, each of some of them,
 * in the order of their UIDs; none is dropped. What is said of one message is never divided.
 *
 * @param octets of the JSON, at least {@link #LEAST}
 */
public record PayloadLimit(int octets) {
    /** Holds an event of one message, whatever its mailbox' name. */
    public static final int LEAST = 16 * 1024;

    /** What a subscription has that says nothing else. */
    public static final PayloadLimit STANDARD = new PayloadLimit(64 * 1024);

    /** Left for what a subscription adds: tags, and the sequence. */
    private static final int ROOM = 1024;

    public PayloadLimit {
        if (octets < LEAST) {
            throw new IllegalArgumentException("a payload limit must be at least " + LEAST + " octets");
        }
    }

    /** Whether a payload is small enough. */
    public boolean allows(String payload) {
        return payload.getBytes(StandardCharsets.UTF_8).length <= octets;
    }

    /**
     * The event, or its parts.
     *
     * @param format how an event is written
     */
    public List<MessageStoreEvent> parts(MessageStoreEvent event, Function<MessageStoreEvent, String> format) {
        long messages =
                event.parameters().get(Parameter.UIDSET).map(UidSet::size).orElse(1L);
        if (messages < 2 || format.apply(event).getBytes(StandardCharsets.UTF_8).length <= octets - ROOM) {
            return List.of(event);
        }
        List<MessageStoreEvent> parts = new ArrayList<>(parts(part(event, 0, messages / 2), format));
        parts.addAll(parts(part(event, messages / 2, messages), format));
        return parts;
    }

    /** Of the messages from one place to another, counted by ascending UID. */
    private static MessageStoreEvent part(MessageStoreEvent event, long from, long to) {
        Parameters whole = event.parameters();
        UidSet uids = slice(whole.get(Parameter.UIDSET).orElseThrow(), from, to);
        Parameters.Builder parameters = whole.toBuilder().put(Parameter.UIDSET, uids);
        whole.get(Parameter.VND_OLD_UIDSET)
                .ifPresent(old -> parameters.put(Parameter.VND_OLD_UIDSET, slice(old, from, to)));
        ImapUrl mailbox = whole.get(Parameter.MAILBOX_ID).orElseThrow();
        uids.single().ifPresent(uid -> parameters.put(Parameter.URI, mailbox.withUid(uid)));
        EventId id = EventId.of(event.id().toString(), event.name(), uids.toString());
        return new MessageStoreEvent(id, event.name(), event.timestamp(), event.key(), parameters.build());
    }

    private static UidSet slice(UidSet uids, long from, long to) {
        return UidSet.of(uids.uids().skip(from).limit(to - from).boxed().toList());
    }
}
