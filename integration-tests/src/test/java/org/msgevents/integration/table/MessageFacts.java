// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.msgevents.integration.receiver.ReceivedEvent;
import org.msgevents.integration.table.MailStore.StoredMailbox;
import org.msgevents.integration.table.MailStore.StoredMessage;

/** The messages that an event is about: what IMAP says of them afterwards and, of those that are gone, before. */
record MessageFacts(Surroundings at) {
    private static final String UIDS = "uidset";
    private static final String FLAGS = "flagNames";
    private static final String MODSEQ = "modseq";

    void add(ReceivedEvent event, KnownParameters known) {
        if (!event.data().has(UIDS)) {
            return;
        }
        SortedMap<Long, StoredMessage> before = messages(at.before(), event, "vnd.james.mailboxId");
        SortedMap<Long, StoredMessage> after = messages(at.after(), event, "vnd.james.mailboxId");
        Set<Long> uids = uids(event).boxed().collect(Collectors.toSet());
        boolean isGone = ParameterNames.isGone(event.name());

        assertThat(after.keySet().containsAll(uids))
                .as("%s in %s", event, after)
                .isNotEqualTo(isGone);
        assertThat(before.keySet().containsAll(uids))
                .as("%s in %s", event, before)
                .isNotEqualTo(ParameterNames.isAdded(event.name()));
        SortedMap<Long, StoredMessage> all = new TreeMap<>(isGone ? before : after);
        all.keySet().retainAll(uids);
        checkFlags(event, all);
        checkSource(event, all);
        if (all.size() == 1) {
            all.forEach((uid, only) -> {
                addOnly(only, known);
                known.put(MODSEQ, isModseq(event, uid, only.modseq()), only.modseq());
            });
        }
    }

    private static SortedMap<Long, StoredMessage> messages(MailStore store, ReceivedEvent event, String id) {
        return event.parameter(id)
                .flatMap(store::withId)
                .map(StoredMailbox::messages)
                .orElseGet(TreeMap::new);
    }

    private static void addOnly(StoredMessage message, KnownParameters known) {
        known.put("messageSize", message.size());
        known.put("vnd.james.messageId", message.emailId());
        known.put("vnd.james.threadId", message.threadId());
    }

    /** That of the message now, or a smaller one, if another event tells the change that came after. */
    private boolean isModseq(ReceivedEvent event, long uid, long now) {
        long told = event.data().path(MODSEQ).asLong();
        return told == now
                || (told < now
                        && at.told().stream()
                                .filter(other -> other.isAbout(event.mailbox(), uid))
                                .anyMatch(other -> other.data().path(MODSEQ).asLong() == now));
    }

    private static void checkFlags(ReceivedEvent event, SortedMap<Long, StoredMessage> messages) {
        Set<String> flags = flags(event);
        for (StoredMessage message : messages.values()) {
            switch (event.name()) {
                case "MessageRead" -> assertThat(message.flags()).contains("\\Seen");
                case "MessageTrash" -> assertThat(message.flags()).contains("\\Deleted");
                case "FlagsSet" -> assertThat(message.flags()).containsAll(flags);
                case "FlagsClear" -> assertThat(message.flags()).doesNotContainAnyElementsOf(flags);
                case "MessageExpunge", "MessageExpire" -> assertThat(flags).isEmpty();
                default -> assertThat(message.flags()).isEqualTo(flags);
            }
        }
    }

    private static Set<String> flags(ReceivedEvent event) {
        return event.parameter(FLAGS).stream()
                .flatMap(names -> Stream.of(names.split(" ", -1)))
                .collect(Collectors.toSet());
    }

    /** Copies are those of messages of the source; of moved ones, of those that the event names there. */
    private void checkSource(ReceivedEvent event, SortedMap<Long, StoredMessage> messages) {
        SortedMap<Long, StoredMessage> source = messages(at.before(), event, "vnd.james.oldMailboxId");
        Optional<String> moved = event.parameter("vnd.james.oldUidset");
        if (moved.isPresent()) {
            List<Long> uids = uids(moved.orElseThrow()).boxed().toList();
            assertThat(emailIds(messages)).isEqualTo(emailIds(only(source, uids)));
            assertThat(messages(at.after(), event, "vnd.james.oldMailboxId"))
                    .doesNotContainKeys(uids.toArray(Long[]::new));
        } else if (event.data().has("vnd.james.oldMailboxId")) {
            assertThat(emailIds(source)).containsAll(emailIds(messages));
        }
    }

    private static SortedMap<Long, StoredMessage> only(SortedMap<Long, StoredMessage> messages, List<Long> uids) {
        SortedMap<Long, StoredMessage> some = new TreeMap<>(messages);
        some.keySet().retainAll(uids);
        return some;
    }

    private static List<String> emailIds(SortedMap<Long, StoredMessage> messages) {
        return messages.values().stream().map(StoredMessage::emailId).toList();
    }

    static LongStream uids(ReceivedEvent event) {
        return uids(event.parameter(UIDS).orElseThrow());
    }

    private static LongStream uids(String set) {
        return Stream.of(set.split(",", -1))
                .map(range -> range.split(":", -1))
                .flatMapToLong(range ->
                        LongStream.rangeClosed(Long.parseLong(range[0]), Long.parseLong(range[range.length - 1])));
    }
}
