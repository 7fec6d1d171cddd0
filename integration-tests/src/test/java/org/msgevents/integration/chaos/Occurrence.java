// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.msgevents.integration.receiver.ReceivedEvent;

/**
 * Something that happened to one message, once: the clients see to it that it cannot happen to it again.
 *
 * @param event the name it is told by
 * @param flag which one was set or cleared; empty for events that tell of no flag
 */
record Occurrence(String event, Folder folder, long uid, String flag) {
    static final String APPEND = "MessageAppend";
    static final String NEW = "MessageNew";
    static final String COPY = "vnd.james.MessageCopy";
    static final String MOVE = "vnd.james.MessageMove";
    static final String EXPUNGE = "MessageExpunge";
    static final String READ = "MessageRead";
    static final String TRASH = "MessageTrash";
    static final String SET = "FlagsSet";
    static final String CLEAR = "FlagsClear";

    private static final Set<String> OF_FLAGS = Set.of(SET, CLEAR);
    private static final Set<String> ARRIVALS = Set.of(APPEND, NEW, COPY, MOVE);

    static Occurrence of(String event, Folder folder, long uid) {
        return new Occurrence(event, folder, uid, "");
    }

    /** What an event tells, message by message and flag by flag; nothing where it is not about messages. */
    static List<Occurrence> toldBy(ReceivedEvent event) {
        return event.parameter("uidset").stream()
                .flatMapToLong(Occurrence::uids)
                .boxed()
                .flatMap(uid ->
                        flags(event).map(flag -> new Occurrence(event.name(), Folder.of(event.mailbox()), uid, flag)))
                .toList();
    }

    /** True when it brought the message into the folder. */
    boolean isArrival() {
        return ARRIVALS.contains(event);
    }

    private static Stream<String> flags(ReceivedEvent event) {
        return OF_FLAGS.contains(event.name())
                ? Stream.of(event.parameter("flagNames").orElse("").split(" ", -1))
                : Stream.of("");
    }

    /** Of a sequence set such as {@code 1:3,7}. */
    static LongStream uids(String set) {
        return Stream.of(set.split(",", -1)).flatMapToLong(range -> {
            String[] ends = range.split(":", -1);
            return LongStream.rangeClosed(Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1]));
        });
    }
}
