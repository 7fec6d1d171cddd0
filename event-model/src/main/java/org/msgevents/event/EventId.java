// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Names a happening, not a telling of it: whoever tells the same happening again names it alike, so repeats can be
 * dropped.
 *
 * @param uuid name-based (RFC 9562, version 3)
 */
public record EventId(UUID uuid) {
    /** The id of messages added to a mailbox, by whatever means and whoever tells it. */
    public static EventId ofAddedMessages(String mailboxId, long uidValidity, UidSet uids) {
        return named("added", mailboxId, Long.toString(uidValidity), uids.toString());
    }

    /**
     * The id of anything else that the messaging system told.
     *
     * @param source the messaging system's id of what it told, the same when it tells it again
     * @param name the event made of it
     * @param detail tells apart the events of one name made of one {@code source}, such as mailbox id and UIDs
     */
    public static EventId of(String source, EventName name, String... detail) {
        String[] parts = new String[detail.length + 2];
        parts[0] = source;
        parts[1] = name.wireName();
        System.arraycopy(detail, 0, parts, 2, detail.length);
        return named(parts);
    }

    /** Reads what {@link #toString()} wrote; anything else is an {@link IllegalArgumentException}. */
    public static EventId parse(String text) {
        return new EventId(UUID.fromString(text));
    }

    private static EventId named(String... parts) {
        return new EventId(UUID.nameUUIDFromBytes(String.join("\0", parts).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}
