// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.james.mailbox.events.MailboxEvents.FlagsUpdated;
import org.apache.james.mailbox.model.UpdatedFlags;
import org.msgevents.event.EventName;
import org.msgevents.event.FlagNames;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.Parameter;
import org.msgevents.event.Parameters;
import org.msgevents.event.UidSet;

/**
 * Changes of flags (draft-ietf-lemonade-msgevent-03, section 4.2): only real ones, each told once, messages of one
 * change together.
 *
 * <p>Order: MessageRead, MessageTrash, FlagsSet, FlagsClear. {@code \Recent} is no change.
 */
final class FlagsTranslator {
    private static final String SEEN = "\\seen";
    private static final String DELETED = "\\deleted";
    private static final FlagNames NONE = FlagNames.of(List.of());

    /** What becomes of one message: told as this event, with these flags. */
    private record Change(EventName name, FlagNames flags) {}

    private static final List<EventName> ORDER =
            List.of(EventName.MESSAGE_READ, EventName.MESSAGE_TRASH, EventName.FLAGS_SET, EventName.FLAGS_CLEAR);

    private FlagsTranslator() {}

    static List<MessageStoreEvent> translate(FlagsUpdated told, MailboxScene scene) {
        Map<Change, List<UpdatedFlags>> changes = new LinkedHashMap<>();
        for (UpdatedFlags update : told.getUpdatedFlags()) {
            changes(update).forEach(change -> changes.computeIfAbsent(change, unseen -> new ArrayList<>())
                    .add(update));
        }
        return changes.entrySet().stream()
                .sorted(Comparator.comparingInt(
                        entry -> ORDER.indexOf(entry.getKey().name())))
                .map(entry -> event(entry.getKey(), entry.getValue(), scene))
                .toList();
    }

    private static List<Change> changes(UpdatedFlags update) {
        FlagNames before = FlagsReader.before(update);
        FlagNames after = FlagsReader.after(update);
        List<String> set = missingIn(before, after);
        FlagNames cleared = FlagNames.of(missingIn(after, before));
        List<Change> changes = new ArrayList<>();
        if (set.removeIf(flag -> flag.equalsIgnoreCase(SEEN))) {
            changes.add(new Change(EventName.MESSAGE_READ, NONE));
        }
        if (set.removeIf(flag -> flag.equalsIgnoreCase(DELETED))) {
            changes.add(new Change(EventName.MESSAGE_TRASH, NONE));
        }
        if (!set.isEmpty()) {
            changes.add(new Change(EventName.FLAGS_SET, FlagNames.of(set)));
        }
        if (!cleared.isEmpty()) {
            changes.add(new Change(EventName.FLAGS_CLEAR, cleared));
        }
        return changes;
    }

    private static List<String> missingIn(FlagNames some, FlagNames others) {
        Set<String> known = some.names().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(HashSet::new));
        return others.names().stream()
                .filter(name -> !known.contains(name.toLowerCase(Locale.ROOT)))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static MessageStoreEvent event(Change change, List<UpdatedFlags> updates, MailboxScene scene) {
        UidSet uids = UidSet.of(
                updates.stream().map(update -> update.getUid().asLong()).toList());
        Parameters.Builder parameters = scene.messageParameters(uids);
        if (!change.flags().isEmpty()) {
            parameters.put(Parameter.FLAG_NAMES, change.flags());
        }
        if (updates.size() == 1) {
            UpdatedFlags only = updates.get(0);
            parameters.put(Parameter.MODSEQ, only.getModSeq().asLong());
            parameters.putIfPresent(
                    Parameter.VND_MESSAGE_ID, only.getMessageId().flatMap(Messages::text));
        }
        return scene.event(change.name(), parameters, uids.toString());
    }
}
