// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.table;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import org.msgevents.integration.receiver.MailboxUrl;
import org.msgevents.integration.receiver.ReceivedEvent;
import org.msgevents.integration.table.MailStore.StoredMailbox;

/** The mailboxes that an event names: their ids by WebAdmin, UIDVALIDITY and rights by IMAP. */
record MailboxFacts(Surroundings at) {
    private static final String ID = "vnd.james.mailboxId";
    private static final String OLD_ID = "vnd.james.oldMailboxId";
    private static final String IDENTIFIER = "vnd.james.aclIdentifier";

    /** Those of an operation on the mailbox itself; UIDVALIDITY is for what is in it. */
    private static final Set<String> WITHOUT_UIDVALIDITY =
            Set.of("MailboxDelete", "MailboxRename", "MailboxSubscribe", "MailboxUnSubscribe");

    void add(ReceivedEvent event, KnownParameters known) {
        if (event.data().has("mailboxID")) {
            find(event.mailbox()).ifPresent(mailbox -> add(event, mailbox, known));
            known.putIfAbsent("user", event.mailbox().owner());
        }
        event.parameter("oldMailboxID").map(MailboxUrl::parse).ifPresent(old -> addOld(event, old, known));
        event.parameter("vnd.james.quotaRoot")
                .ifPresent(root -> known.putIfAbsent("user", root.substring(root.indexOf('&') + 1)));
    }

    /** As it is afterwards, or was before, when it is no more. */
    private Optional<StoredMailbox> find(MailboxUrl url) {
        return at.after().find(url).or(() -> at.before().find(url));
    }

    private void add(ReceivedEvent event, StoredMailbox mailbox, KnownParameters known) {
        boolean hasUidValidity =
                !WITHOUT_UIDVALIDITY.contains(event.name()) || event.data().has(IDENTIFIER);
        MailboxUrl url = url(event.mailbox(), mailbox, hasUidValidity);
        put("mailboxID", url, known);
        put("uri", message(event).map(uid -> withUid(url, uid)).orElse(url), known);
        known.put(ID, mailbox.id());
        rights(at.after(), event).ifPresent(rights -> known.put("vnd.james.aclRights", rights));
        rights(at.before(), event).ifPresent(rights -> known.put("vnd.james.aclOldRights", rights));
    }

    /** The old name of a renamed mailbox had its id, and has no UIDVALIDITY any more; the source of messages does. */
    private void addOld(ReceivedEvent event, MailboxUrl old, KnownParameters known) {
        boolean isRenamed = event.name().equals("MailboxRename");
        at.before().find(old).ifPresent(mailbox -> {
            put("oldMailboxID", url(old, mailbox, !isRenamed), known);
            known.put(isRenamed ? ID : OLD_ID, mailbox.id());
        });
    }

    private static void put(String parameter, MailboxUrl url, KnownParameters known) {
        known.put(parameter, MailboxUrl.parse(known.told(parameter)).equals(url), url);
    }

    private static MailboxUrl url(MailboxUrl told, StoredMailbox mailbox, boolean hasUidValidity) {
        OptionalLong uidValidity = hasUidValidity ? OptionalLong.of(mailbox.uidValidity()) : OptionalLong.empty();
        return new MailboxUrl("localhost", told.owner(), told.mailbox(), uidValidity, OptionalLong.empty());
    }

    private static MailboxUrl withUid(MailboxUrl url, long uid) {
        return new MailboxUrl(url.server(), url.owner(), url.mailbox(), url.uidValidity(), OptionalLong.of(uid));
    }

    /** The only one. */
    private static Optional<Long> message(ReceivedEvent event) {
        return event.parameter("uidset").filter(uids -> uids.matches("\\d+")).map(Long::valueOf);
    }

    private static Optional<String> rights(MailStore store, ReceivedEvent event) {
        Map<String, String> rights =
                store.find(event.mailbox()).map(StoredMailbox::rights).orElse(Map.of());
        return event.parameter(IDENTIFIER).map(rights::get);
    }
}
