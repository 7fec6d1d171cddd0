// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event.json;

import java.util.Optional;

import org.msgevents.event.ImapUrl;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.Parameter;

/** What an event is about, as a path that a broker can filter by its beginning. */
final class Subject {
    private Subject() {}

    /**
     * {@code users/<user>/mailboxes/<mailboxId>/messages/<uid>}, cut before the first part that the event does not
     * tell; the user is the owner of the mailbox where there is one. A {@code /} or {@code %} within a part is
     * percent-encoded.
     */
    static Optional<String> of(MessageStoreEvent event) {
        return user(event).map(user -> "users/" + part(user) + ofMailbox(event));
    }

    private static Optional<String> user(MessageStoreEvent event) {
        return event.parameters()
                .get(Parameter.URI)
                .flatMap(ImapUrl::user)
                .or(() -> event.parameters().get(Parameter.USER))
                .filter(user -> !user.isEmpty());
    }

    private static String ofMailbox(MessageStoreEvent event) {
        return event.parameters()
                .get(Parameter.VND_MAILBOX_ID)
                .map(mailboxId -> "/mailboxes/" + part(mailboxId) + ofMessage(event))
                .orElse("");
    }

    private static String ofMessage(MessageStoreEvent event) {
        return event.parameters().get(Parameter.UIDSET).stream()
                .flatMapToLong(uids -> uids.single().stream())
                .mapToObj(uid -> "/messages/" + uid)
                .findFirst()
                .orElse("");
    }

    private static String part(String text) {
        return text.replace("%", "%25").replace("/", "%2F");
    }
}
