// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import java.util.Set;
import java.util.concurrent.CompletionStage;

import org.apache.james.mailbox.MessageUid;
import org.msgevents.event.HeaderFields;
import org.msgevents.event.Parameter;
import org.msgevents.event.Parameters;
import org.msgevents.headerfield.HeaderFieldRegistry;
import org.msgevents.headerfield.reading.HeaderFieldReader;
import org.msgevents.headerfield.reading.ReadingLimits;
import org.msgevents.publisher.ParameterLookup;
import org.msgevents.publisher.Wanted;

/**
 * Looks up header fields of one message.
 *
 * @param mailbox the message's
 */
record HeaderParameters(MailboxLookup mailboxes, MailboxAddress mailbox, MessageUid uid) implements ParameterLookup {
    private static final Set<Parameter<?>> OFFERS = Set.of(Parameter.VND_HEADER_FIELDS);

    /** What is read has to find room in a payload, next to its raw form where it is not as it should be. */
    private static final ReadingLimits LIMITS = new ReadingLimits(8 * 1024, 50, 24 * 1024);

    @Override
    public Set<Parameter<?>> offers() {
        return OFFERS;
    }

    @Override
    public CompletionStage<Parameters> find(Wanted wanted) {
        HeaderFieldReader reader = new HeaderFieldReader(HeaderFieldRegistry.bundled(), wanted.headerFields(), LIMITS);
        return mailboxes
                .header(mailbox, uid)
                .map(header -> new HeaderFields(reader.read(header).toJson()))
                .map(fields -> Parameters.builder()
                        .put(Parameter.VND_HEADER_FIELDS, fields)
                        .build())
                .defaultIfEmpty(Parameters.empty())
                .toFuture();
    }
}
