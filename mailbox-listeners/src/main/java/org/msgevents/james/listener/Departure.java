// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import org.msgevents.event.EventName;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.Parameter;

/** Messages that left a mailbox. */
record Departure(MailboxScene scene, Messages removed) {
    long sessionId() {
        return scene.told().getSessionId().getValue();
    }

    /** By that rule. */
    MessageStoreEvent expired(String rule) {
        return scene.event(
                EventName.MESSAGE_EXPIRE,
                removed.identify(scene.messageParameters(removed.uids())).put(Parameter.VND_EXPIRE_POLICY, rule),
                removed.uids().toString());
    }

    MessageStoreEvent expunged() {
        return scene.event(
                EventName.MESSAGE_EXPUNGE,
                removed.identify(scene.messageParameters(removed.uids())),
                removed.uids().toString());
    }
}
