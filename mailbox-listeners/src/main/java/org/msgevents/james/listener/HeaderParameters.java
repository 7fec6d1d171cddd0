// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.concurrent.CompletionStage;

import org.apache.james.mailbox.MessageUid;
import org.apache.james.mailbox.exception.MailboxException;
import org.apache.james.mailbox.model.FetchGroup;
import org.apache.james.mailbox.model.MessageResult;
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

    /** More than any server sends, in octets; what is behind is not looked at. */
    private static final int LONGEST_HEADER = 1024 * 1024;

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
                .message(mailbox, uid, FetchGroup.HEADERS)
                .map(message -> fields(message, reader))
                .defaultIfEmpty(Parameters.empty())
                .toFuture();
    }

    private static Parameters fields(MessageResult message, HeaderFieldReader reader) {
        try (InputStream header = message.getHeaders().getInputStream()) {
            HeaderFields read = new HeaderFields(
                    reader.read(header.readNBytes(LONGEST_HEADER)).toJson());
            return Parameters.builder().put(Parameter.VND_HEADER_FIELDS, read).build();
        } catch (MailboxException | IOException unreadable) {
            throw new IllegalStateException("header of a message", unreadable);
        }
    }
}
