// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.mailet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.core.Username;
import org.apache.james.mailbox.MailboxManager;
import org.apache.james.mailbox.MailboxSession;
import org.apache.james.mailbox.exception.MailboxNotFoundException;
import org.apache.james.mailbox.model.MailboxPath;
import org.apache.james.user.api.UsersRepositoryException;
import org.junit.jupiter.api.Test;
import org.msgevents.james.session.DeliveryOrigin;
import org.msgevents.james.session.DeliveryOrigin.Telling;

class DeliveryWatchTest {
    private static final DeliveryOrigin ORIGIN =
            new DeliveryOrigin(Telling.TOLD, Optional.empty(), Optional.of("smtp"), List.of("inbound"));

    private final JamesFixture james = new JamesFixture();

    /** James 3.9 copies into further folders then. */
    @Test
    void watchShouldKnowASessionUntilTheMailIsDoneWhenItsFirstStoreIsOver() throws Exception {
        DeliveryWatch watch = new DeliveryWatch(
                james.sessions, james.refusals, Map.of(new MailAddress(Mails.BOB), ORIGIN), MaybeSender.nullSender());
        MailboxManager mailboxes = watch.over(james.mailboxes);
        watch.over(james.users).getUsername(new MailAddress(Mails.BOB));
        MailboxSession session = mailboxes.createSystemSession(Username.of("bob"));
        long id = session.getSessionId().getValue();

        mailboxes.startProcessingRequest(session);
        mailboxes.endProcessingRequest(session);
        assertThat(james.sessions.delivery(id)).hasValue(ORIGIN);

        watch.close();
        assertThat(james.sessions.delivery(id)).isEmpty();
    }

    @Test
    void watchShouldKnowNothingOfASessionWhenItsRecipientIsUnknown() throws Exception {
        DeliveryWatch watch = new DeliveryWatch(james.sessions, james.refusals, Map.of(), MaybeSender.nullSender());
        watch.over(james.users).getUsername(new MailAddress(Mails.BOB));

        MailboxSession session = watch.over(james.mailboxes).createSystemSession(Username.of("bob"));

        assertThat(james.sessions.delivery(session.getSessionId().getValue())).isEmpty();
    }

    @Test
    void watchShouldPassOnTheVeryExceptions() throws Exception {
        DeliveryWatch watch = new DeliveryWatch(james.sessions, james.refusals, Map.of(), MaybeSender.nullSender());
        MailboxManager mailboxes = watch.over(james.mailboxes);
        MailboxSession session = mailboxes.createSystemSession(Username.of("bob"));

        assertThatThrownBy(() -> watch.over(james.users).getUsername(new MailAddress("nameless@example.org")))
                .isInstanceOf(UsersRepositoryException.class);
        assertThatThrownBy(() -> mailboxes.getMailbox(MailboxPath.forUser(Username.of("bob"), "none"), session))
                .isInstanceOf(MailboxNotFoundException.class);
    }
}
