// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.apache.james.mailbox.events.MailboxEvents.MailboxACLUpdated;
import org.apache.james.mailbox.model.MailboxACL;
import org.apache.james.mailbox.model.MailboxACL.EntryKey;
import org.apache.james.mailbox.model.MailboxACL.NameType;
import org.apache.james.mailbox.model.MailboxACL.Rfc4314Rights;
import org.apache.james.mailbox.model.MailboxACL.Right;
import org.msgevents.event.EventName;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.Parameter;
import org.msgevents.event.Parameters;

/**
 * Changes of an access control list (RFC 4314): a mailbox that becomes accessible is told as created, one that no
 * longer is as deleted (draft-ietf-lemonade-msgevent-03, section 4.4); every other change is for those who ask for it
 * by name.
 */
final class RightsTranslator {
    /** What James 3.8 calls anybody is RFC 4314's anyone from 3.9 on. */
    private static final Set<String> EVERYBODY = Set.of("anyone", "anybody", "authenticated");

    private RightsTranslator() {}

    static List<MessageStoreEvent> translate(MailboxACLUpdated told, MailboxScene scene) {
        MailboxACL before = told.getAclDiff().getOldACL();
        MailboxACL now = told.getAclDiff().getNewACL();
        List<MessageStoreEvent> events = new ArrayList<>();
        Map<String, EntryKey> keys = changedKeys(before, now);
        keys.values().stream().map(key -> entry(key, Sign.POSITIVE)).distinct().forEach(key -> access(
                        key, before, now, scene)
                .ifPresent(events::add));
        keys.values().forEach(key -> events.add(change(key, before, now, scene)));
        return List.copyOf(events);
    }

    /** By the form in which IMAP writes them, so that the order is the same for the same event told again. */
    private static Map<String, EntryKey> changedKeys(MailboxACL before, MailboxACL now) {
        Map<String, EntryKey> keys = new TreeMap<>();
        Stream.of(before, now)
                .flatMap(acl -> acl.getEntries().keySet().stream())
                .filter(key -> !rights(before, key).equals(rights(now, key)))
                .forEach(key -> keys.put(key.serialize(), key));
        return keys;
    }

    /** The owner has access whatever the list says. */
    private static Optional<MessageStoreEvent> access(
            EntryKey key, MailboxACL before, MailboxACL now, MailboxScene scene) {
        boolean had = isAccessible(key, before);
        boolean has = isAccessible(key, now);
        if (had == has || isOwner(key, scene)) {
            return Optional.empty();
        }
        EventName name = has ? EventName.MAILBOX_CREATE : EventName.MAILBOX_DELETE;
        Parameters.Builder parameters = scene.mailboxParameters().put(Parameter.VND_ACL_IDENTIFIER, key.getName());
        return Optional.of(scene.event(name, parameters, key.getName()));
    }

    private static boolean isOwner(EntryKey key, MailboxScene scene) {
        boolean byRole = key.equals(MailboxACL.OWNER_KEY) || key.equals(MailboxACL.OWNER_NEGATIVE_KEY);
        String owner = scene.told().getMailboxPath().getUser().asString();
        return byRole || (key.getNameType() == NameType.user && key.getName().equals(owner));
    }

    /** By the lookup right, of the identifier or of everybody, that no negative entry takes away again. */
    private static boolean isAccessible(EntryKey key, MailboxACL acl) {
        return hasLookup(key, acl, Sign.POSITIVE) && !hasLookup(key, acl, Sign.NEGATIVE);
    }

    private enum Sign {
        POSITIVE,
        NEGATIVE
    }

    private static EntryKey entry(EntryKey key, Sign sign) {
        return new EntryKey(key.getName(), key.getNameType(), sign == Sign.NEGATIVE);
    }

    private static boolean hasLookup(EntryKey key, MailboxACL acl, Sign sign) {
        return acl.getEntries().entrySet().stream()
                .filter(entry -> entry.getKey().isNegative() == (sign == Sign.NEGATIVE))
                .filter(entry -> isEverybody(entry.getKey()) || entry.getKey().equals(entry(key, sign)))
                .anyMatch(entry -> entry.getValue().contains(Right.Lookup));
    }

    private static boolean isEverybody(EntryKey key) {
        return key.getNameType() == NameType.special && EVERYBODY.contains(key.getName());
    }

    private static Rfc4314Rights rights(MailboxACL acl, EntryKey key) {
        return acl.getEntries().getOrDefault(key, MailboxACL.NO_RIGHTS);
    }

    private static MessageStoreEvent change(EntryKey key, MailboxACL before, MailboxACL now, MailboxScene scene) {
        Parameters.Builder parameters = scene.mailboxParameters()
                .put(Parameter.VND_ACL_IDENTIFIER, key.serialize())
                .putIfPresent(Parameter.VND_ACL_RIGHTS, told(rights(now, key)))
                .putIfPresent(Parameter.VND_ACL_OLD_RIGHTS, told(rights(before, key)));
        return scene.event(EventName.VND_ACL_CHANGE, parameters, key.serialize());
    }

    private static Optional<String> told(Rfc4314Rights rights) {
        return Optional.of(rights.serialize()).filter(letters -> !letters.isEmpty());
    }
}
