// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import java.util.Collection;

import org.apache.james.core.Username;
import org.apache.james.mailbox.MailboxManager;
import org.apache.james.mailbox.MessageIdManager;
import org.apache.james.mailbox.model.FetchGroup;
import org.apache.james.mailbox.model.MailboxId;
import org.apache.james.mailbox.model.MessageId;
import org.apache.james.mailbox.model.MessageResult;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Where a message is besides the mailbox it was just added to: a copied or moved one is elsewhere too, a new one is
 * not.
 */
public interface MessageWhereabouts {
    /** For a James without {@link MessageIdManager}: knows nothing. */
    MessageWhereabouts UNKNOWN = (messageIds, here, user) -> Mono.empty();

    /** One of the other mailboxes that hold one of the messages; empty when there is none that the user may read. */
    Mono<MailboxId> elsewhere(Collection<MessageId> messageIds, MailboxId here, Username user);

    /** Asks James' index from message id to mailboxes. */
    static MessageWhereabouts of(MessageIdManager messages, MailboxManager mailboxes) {
        return (messageIds, here, user) -> Flux.defer(() -> Flux.from(messages.getMessagesReactive(
                        messageIds, FetchGroup.MINIMAL, mailboxes.createSystemSession(user))))
                .map(MessageResult::getMailboxId)
                .filter(mailbox -> !mailbox.equals(here))
                .next();
    }
}
