// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.mail.Flags;

import org.apache.james.mailbox.MessageUid;
import org.apache.james.mailbox.ModSeq;
import org.apache.james.mailbox.inmemory.InMemoryMessageId;
import org.apache.james.mailbox.model.MessageId;
import org.apache.james.mailbox.model.MessageMetaData;
import org.apache.james.mailbox.model.ThreadId;
import org.apache.james.mailbox.store.mail.model.DefaultMessageId;
import org.junit.jupiter.api.Test;
import org.msgevents.event.Parameter;
import org.msgevents.event.Parameters;

class MessagesTest {
    @Test
    void messageShouldBeDescribedWithItsIds() {
        Parameters told = described(InMemoryMessageId.of(7));

        assertThat(told.get(Parameter.VND_MESSAGE_ID)).contains("7");
        assertThat(told.get(Parameter.VND_THREAD_ID)).contains("7");
    }

    /** JPA keeps no message ids: James hands out one that refuses to be written. */
    @Test
    void messageShouldBeDescribedWithoutIdsWhenTheStoreKeepsNone() {
        Parameters told = described(new DefaultMessageId());

        assertThat(told.get(Parameter.MESSAGE_SIZE)).contains(10L);
        assertThat(told.get(Parameter.VND_MESSAGE_ID)).isEmpty();
        assertThat(told.get(Parameter.VND_THREAD_ID)).isEmpty();
    }

    private static Parameters described(MessageId id) {
        MessageMetaData message = new MessageMetaData(
                MessageUid.of(1),
                ModSeq.of(1),
                new Flags(),
                10,
                Date.from(Instant.EPOCH),
                Optional.empty(),
                id,
                ThreadId.fromBaseMessageId(id));
        return new Messages(List.of(message)).describe(Parameters.builder()).build();
    }
}
