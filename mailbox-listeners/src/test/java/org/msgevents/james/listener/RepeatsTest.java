// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.james.listener.MailboxFixture.imap;
import static org.msgevents.james.listener.MailboxFixture.path;

import java.util.List;
import java.util.Map;
import javax.mail.Flags;

import org.apache.james.core.quota.QuotaCountLimit;
import org.apache.james.mailbox.MailboxManager.RenameOption;
import org.apache.james.mailbox.MessageManager.FlagsUpdateMode;
import org.apache.james.mailbox.model.ComposedMessageId;
import org.apache.james.mailbox.model.MailboxId;
import org.apache.james.mailbox.model.MessageRange;
import org.apache.james.mailbox.model.QuotaRoot;
import org.junit.jupiter.api.Test;
import org.msgevents.event.EventName;
import org.msgevents.event.MessageStoreEvent;

class RepeatsTest {
    private final MailboxFixture fixture = new MailboxFixture();
    private final MailboxId inbox = fixture.given("INBOX");

    @Test
    void impliedParentsShouldStaySilentWhenTheirCreationIsToldAgain() {
        fixture.create("a.b.c", imap("CREATE", Map.of("mailbox", "a.b.c")));

        fixture.tellAgain();

        assertThat(names()).containsExactly(EventName.MAILBOX_CREATE);
    }

    @Test
    void renamedChildrenShouldStaySilentWhenTheirRenameIsToldAgain() throws Exception {
        fixture.given("a.b");
        fixture.mailboxes.renameMailbox(path("a"), path("x"), RenameOption.NONE, fixture.session);
        fixture.mailboxes.renameMailbox(path("x"), path("y"), RenameOption.NONE, fixture.session);

        fixture.tellAgain();

        assertThat(names()).containsExactly(EventName.MAILBOX_RENAME, EventName.MAILBOX_RENAME);
    }

    @Test
    void transferShouldBeToldOnceWhenItsPiecesAreToldAgain() throws Exception {
        ComposedMessageId message = fixture.givenMessage(inbox);
        MailboxId target = fixture.given("target");
        fixture.james.getMessageIdManager().setInMailboxes(message.getMessageId(), List.of(target), fixture.session);

        fixture.tellAgain();

        assertThat(names()).containsExactly(EventName.VND_MESSAGE_MOVE);
    }

    @Test
    void limitOfBeforeShouldBeNoChangeWhenItsUsageIsToldAgain() throws Exception {
        QuotaRoot root = fixture.james.getQuotaRootResolver().getQuotaRoot(path("INBOX"));
        fixture.givenMessage(inbox);
        fixture.james.getMaxQuotaManager().setMaxMessage(root, QuotaCountLimit.count(5));
        fixture.givenMessage(inbox);

        fixture.tellAgain();

        assertThat(names()).isEmpty();
    }

    @Test
    void flagsShouldBeToldOnceWhenTheirChangeIsToldAgain() throws Exception {
        fixture.givenMessage(inbox);
        fixture.manager(inbox)
                .setFlags(new Flags(Flags.Flag.SEEN), FlagsUpdateMode.ADD, MessageRange.all(), fixture.session);

        fixture.tellAgain();

        assertThat(names()).containsExactly(EventName.MESSAGE_READ);
    }

    private List<EventName> names() {
        return fixture.told().stream().map(MessageStoreEvent::name).toList();
    }
}
