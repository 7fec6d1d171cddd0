// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import java.util.Set;
import java.util.concurrent.CompletionStage;

import org.apache.james.mailbox.MessageManager.MailboxMetaData;
import org.msgevents.event.Parameter;
import org.msgevents.event.Parameters;
import org.msgevents.publisher.ParameterLookup;
import org.msgevents.publisher.Wanted;

/**
 * Looks up {@code messages} and {@code uidnext} of an event's mailbox (draft-ietf-lemonade-msgevent-03, section 5), as
 * they are when it is asked.
 *
 * @param mailbox whose
 */
record CountersLookup(MailboxLookup mailboxes, MailboxAddress mailbox) implements ParameterLookup {
    private static final Set<Parameter<?>> OFFERS = Set.of(Parameter.MESSAGES, Parameter.UIDNEXT);

    @Override
    public Set<Parameter<?>> offers() {
        return OFFERS;
    }

    @Override
    public CompletionStage<Parameters> find(Wanted wanted) {
        return mailboxes
                .counters(mailbox.id(), mailbox.owner())
                .map(counters -> parameters(counters).only(wanted::has))
                .defaultIfEmpty(Parameters.empty())
                .toFuture();
    }

    private static Parameters parameters(MailboxMetaData counters) {
        return Parameters.builder()
                .put(Parameter.MESSAGES, counters.getMessageCount())
                .put(Parameter.UIDNEXT, counters.getUidNext().asLong())
                .build();
    }
}
