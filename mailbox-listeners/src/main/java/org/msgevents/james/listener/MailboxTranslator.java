// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import java.util.List;

import org.apache.james.mailbox.events.MailboxEvents.MailboxACLUpdated;
import org.apache.james.mailbox.events.MailboxEvents.MailboxAdded;
import org.apache.james.mailbox.events.MailboxEvents.MailboxDeletion;
import org.apache.james.mailbox.events.MailboxEvents.MailboxEvent;
import org.apache.james.mailbox.events.MailboxEvents.MailboxRenamed;
import org.apache.james.mailbox.events.MailboxEvents.MailboxSubscribedEvent;
import org.apache.james.mailbox.events.MailboxEvents.MailboxUnsubscribedEvent;
import org.msgevents.event.EventName;
import org.msgevents.event.ImapUrl;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.Parameter;

/** Management of mailboxes and of subscription lists (draft-ietf-lemonade-msgevent-03, section 4.4). */
final class MailboxTranslator {
    private final ImpliedChanges implied;
    private final Subscriptions subscriptions = new Subscriptions();

    MailboxTranslator(ImpliedChanges implied) {
        this.implied = implied;
    }

    /** Anything but a change of mailboxes or subscriptions is an {@link IllegalArgumentException}. */
    List<MessageStoreEvent> translate(MailboxEvent told, MailboxScene scene) {
        if (told instanceof MailboxAdded created) {
            return implied.implies(created, scene.operation()) ? List.of() : tell(EventName.MAILBOX_CREATE, scene);
        }
        if (told instanceof MailboxDeletion) {
            return tell(EventName.MAILBOX_DELETE, scene);
        }
        if (told instanceof MailboxRenamed renamed) {
            return implied.implies(renamed) ? List.of() : renamed(renamed, scene);
        }
        if (told instanceof MailboxSubscribedEvent) {
            boolean change = subscriptions.isChange(told, Subscriptions.State.SUBSCRIBED);
            return change ? tell(EventName.MAILBOX_SUBSCRIBE, scene) : List.of();
        }
        if (told instanceof MailboxUnsubscribedEvent) {
            boolean change = subscriptions.isChange(told, Subscriptions.State.UNSUBSCRIBED);
            return change ? tell(EventName.MAILBOX_UNSUBSCRIBE, scene) : List.of();
        }
        if (told instanceof MailboxACLUpdated rights) {
            return RightsTranslator.translate(rights, scene);
        }
        throw new IllegalArgumentException("no event of mailbox management: " + told.getClass());
    }

    private static List<MessageStoreEvent> tell(EventName name, MailboxScene scene) {
        return List.of(scene.event(name, scene.mailboxParameters(), ""));
    }

    private static List<MessageStoreEvent> renamed(MailboxRenamed told, MailboxScene scene) {
        ImapUrl newName = scene.url(told.getNewPath());
        return List.of(scene.event(
                EventName.MAILBOX_RENAME,
                scene.mailboxParameters()
                        .put(Parameter.URI, newName)
                        .put(Parameter.MAILBOX_ID, newName)
                        .put(Parameter.OLD_MAILBOX_ID, scene.url(told.getMailboxPath())),
                ""));
    }
}
