// SPDX-License-Identifier: Apache-2.0
package org.msgevents.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.msgevents.demo.DemoEvent.Detail;

class DemoEventTest {
    @Test
    void parseShouldFindWhatOrdersTheEvent() throws Exception {
        DemoEvent event = DemoEvent.parse(DemoEventFixture.MESSAGE_NEW);

        assertThat(event.key()).isEqualTo("7");
        assertThat(event.sequence()).isEqualTo(12);
    }

    @Test
    void summaryShouldNameEventMailboxAndMessages() throws Exception {
        assertThat(DemoEvent.parse(DemoEventFixture.MESSAGE_NEW).summary()).isEqualTo("MessageNew INBOX 3");
    }

    @Test
    void summaryShouldDoWithoutMessagesWhenThereAreNone() throws Exception {
        assertThat(DemoEventFixture.event("MailboxCreate", "a%20b", 1).summary())
                .isEqualTo("MailboxCreate a b");
    }

    @Test
    void detailsShouldTellTheParametersWorthALook() throws Exception {
        assertThat(DemoEvent.parse(DemoEventFixture.MESSAGE_NEW).details())
                .containsExactly(
                        new Detail("uri", "imap://alice%40localhost@localhost/INBOX;UIDVALIDITY=5/;UID=3"),
                        new Detail("messageSize", "54"),
                        new Detail("service", "smtp"),
                        new Detail("envelope", "MAIL FROM:<bob@localhost>"),
                        new Detail("envelope", "RCPT TO:<alice@localhost>"));
    }
}
