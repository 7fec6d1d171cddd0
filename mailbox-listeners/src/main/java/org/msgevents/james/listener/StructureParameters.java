// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import java.util.Set;
import java.util.concurrent.CompletionStage;

import org.apache.james.mailbox.MessageUid;
import org.apache.james.mailbox.exception.MailboxException;
import org.apache.james.mailbox.model.FetchGroup;
import org.apache.james.mailbox.model.MessageResult;
import org.msgevents.event.Parameter;
import org.msgevents.event.Parameters;
import org.msgevents.publisher.ParameterLookup;
import org.msgevents.publisher.Wanted;

/**
 * Looks up {@code bodyStructure} of one message.
 *
 * @param mailbox the message's
 */
record StructureParameters(MailboxLookup mailboxes, MailboxAddress mailbox, MessageUid uid) implements ParameterLookup {
    private static final Set<Parameter<?>> OFFERS = Set.of(Parameter.BODY_STRUCTURE);

    @Override
    public Set<Parameter<?>> offers() {
        return OFFERS;
    }

    @Override
    public CompletionStage<Parameters> find(Wanted wanted) {
        return mailboxes
                .message(mailbox, uid, FetchGroup.MINIMAL.with(FetchGroup.Profile.MIME_DESCRIPTOR))
                .map(StructureParameters::structure)
                .defaultIfEmpty(Parameters.empty())
                .toFuture();
    }

    /** James parses, and recurses, only here: parts within parts without end exhaust the stack. */
    private static Parameters structure(MessageResult message) {
        try {
            return Parameters.builder()
                    .put(Parameter.BODY_STRUCTURE, BodyStructure.of(message.getMimeDescriptor()))
                    .build();
        } catch (MailboxException unreadable) {
            throw new IllegalStateException("structure of a message", unreadable);
        } catch (StackOverflowError tooDeep) {
            throw new IllegalStateException("a message with too many parts within parts");
        }
    }
}
