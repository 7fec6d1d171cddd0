// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names a happening, not a telling of it: whoever tells the same happening again names it alike, so repeats can be
 * dropped.
 *
 * @param uuid name-based (RFC 9562, version 3) when made here; one that was read may be of any version
 */
public record EventId(UUID uuid) {
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);
    private static final String ADDED = "added";
    private static final String TOLD = "told";

    /** The id of messages added to a mailbox, by whatever means and whoever tells it. */
    public static EventId ofAddedMessages(String mailboxId, long uidValidity, UidSet uids) {
        return named(Stream.of(ADDED, mailboxId, Long.toString(uidValidity), uids.toString()));
    }

    /**
     * The id of anything else that the messaging system told.
     *
     * @param source the messaging system's id of what it told, the same when it tells it again
     * @param name the event made of it
     * @param detail tells apart the events of one name made of one {@code source}, such as mailbox id and UIDs
     */
    public static EventId of(String source, EventName name, String... detail) {
        return named(Stream.concat(Stream.of(TOLD, source, name.wireName()), Stream.of(detail)));
    }

    /**
     * Reads what {@link #toString()} wrote, in either case of letters; anything else is an
     * {@link IllegalArgumentException}.
     */
    public static EventId parse(String text) {
        if (!UUID_FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a UUID");
        }
        return new EventId(UUID.fromString(text));
    }

    /** Each part with its length before it, so that no two lists of parts have one name. */
    private static EventId named(Stream<String> parts) {
        String name = parts.map(part -> part.length() + ":" + part).collect(Collectors.joining());
        return new EventId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}
