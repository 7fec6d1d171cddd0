// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import org.msgevents.event.EventName;
import org.msgevents.event.MessageStoreEvent;

/** Messages that left a mailbox. */
record Departure(MailboxScene scene, Messages removed) {
    long sessionId() {
        return scene.told().getSessionId().getValue();
    }

    MessageStoreEvent expunged() {
        return scene.event(
                EventName.MESSAGE_EXPUNGE,
                removed.identify(scene.messageParameters(removed.uids())),
                removed.uids().toString());
    }
}
