// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event.json;

import java.util.Optional;

import org.msgevents.event.ImapUrl;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.Parameter;

/** What an event is about, as a path that a broker can filter by its beginning; absent parts are cut from the right. */
final class Subject {
    private Subject() {}

    /**
     * {@code users/<user>/mailboxes/<mailboxId>/messages/<uid>}, the user being the owner of the mailbox where there
     * is one.
     */
    static String of(MessageStoreEvent event) {
        StringBuilder subject = new StringBuilder("users/").append(user(event));
        Optional<String> mailbox = event.parameters().get(Parameter.VND_MAILBOX_ID);
        mailbox.ifPresent(id -> subject.append("/mailboxes/").append(id));
        if (mailbox.isPresent()) {
            event.parameters().get(Parameter.UIDSET).stream()
                    .flatMapToLong(uids -> uids.single().stream())
                    .forEach(uid -> subject.append("/messages/").append(uid));
        }
        return subject.toString();
    }

    private static String user(MessageStoreEvent event) {
        return event.parameters()
                .get(Parameter.URI)
                .flatMap(ImapUrl::user)
                .or(() -> event.parameters().get(Parameter.USER))
                .orElse("");
    }
}
