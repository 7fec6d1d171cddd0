// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
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
 * Looks up the whole of one message: as text where its octets are UTF-8, else in base64, so that none is changed.
 *
 * @param mailbox the message's
 */
record ContentParameters(MailboxLookup mailboxes, MailboxAddress mailbox, MessageUid uid) implements ParameterLookup {
    private static final Set<Parameter<?>> OFFERS =
            Set.of(Parameter.MESSAGE_CONTENT, Parameter.VND_MESSAGE_CONTENT_BASE64);

    @Override
    public Set<Parameter<?>> offers() {
        return OFFERS;
    }

    @Override
    public CompletionStage<Parameters> find(Wanted wanted) {
        return mailboxes
                .message(mailbox, uid, FetchGroup.FULL_CONTENT)
                .map(ContentParameters::content)
                .defaultIfEmpty(Parameters.empty())
                .toFuture();
    }

    private static Parameters content(MessageResult message) {
        try {
            return of(message.getFullContent().getInputStream().readAllBytes());
        } catch (MailboxException | IOException unreadable) {
            throw new IllegalStateException("content of a message", unreadable);
        }
    }

    static Parameters of(byte[] octets) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
            return Parameters.builder().put(Parameter.MESSAGE_CONTENT, text).build();
        } catch (CharacterCodingException otherCharset) {
            return Parameters.builder()
                    .put(
                            Parameter.VND_MESSAGE_CONTENT_BASE64,
                            Base64.getEncoder().encodeToString(octets))
                    .build();
        }
    }
}
