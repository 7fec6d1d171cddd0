// SPDX-License-Identifier: Apache-2.0
package org.msgevents.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.msgevents.Events;
import org.msgevents.event.EventName;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.Parameter;
import org.msgevents.event.ParameterTable;

class NotificationFilterTest {
    private static final Set<EventName> ALL = Set.copyOf(EventName.all());

    @Test
    void acceptsShouldGoByName() {
        NotificationFilter filter = NotificationFilter.of(Set.of(EventName.MESSAGE_APPEND));

        assertThat(filter.accepts(Events.appended("INBOX", 1))).isTrue();
        assertThat(filter.accepts(Events.of(EventName.MESSAGE_NEW, "INBOX", 1))).isFalse();
    }

    @Test
    void acceptsShouldGoByTheOwnerOfTheMailbox() {
        assertThat(users("*@example.com").accepts(Events.appended("INBOX", 1))).isTrue();
        assertThat(users("bob@example.org").accepts(Events.appended("INBOX", 1)))
                .isFalse();
    }

    @Test
    void acceptsShouldGoByTheUserWhereNoMailboxIsConcerned() {
        assertThat(users("BOB@*").accepts(Events.login("bob@example.org"))).isTrue();
        assertThat(users("alice@*").accepts(Events.login("bob@example.org"))).isFalse();
    }

    @Test
    void acceptsShouldGoByWhoWonOrLostRights() {
        MessageStoreEvent appended = Events.appended("INBOX", 1);
        MessageStoreEvent granted = new MessageStoreEvent(
                appended.id(),
                EventName.MAILBOX_CREATE,
                appended.timestamp(),
                appended.key(),
                appended.parameters().only(ParameterTable.row(EventName.MAILBOX_CREATE)::allows).toBuilder()
                        .put(Parameter.VND_ACL_IDENTIFIER, "bob@example.org")
                        .build());

        assertThat(users("bob@*").accepts(granted)).isTrue();
        assertThat(users("*@example.com").accepts(granted)).isTrue();
        assertThat(users("carol@*").accepts(granted)).isFalse();
    }

    @Test
    void acceptsShouldTakeNothingButTheStarForAPattern() {
        assertThat(users("a.ice@example.com").accepts(Events.appended("INBOX", 1)))
                .isFalse();
        assertThat(users("*alice*com", "x").accepts(Events.appended("INBOX", 1)))
                .isTrue();
    }

    @Test
    void acceptsShouldGoByMailbox() {
        NotificationFilter filter = mailboxes(new MailboxSelector.Inboxes());

        assertThat(filter.accepts(Events.appended("INBOX", 1))).isTrue();
        assertThat(filter.accepts(Events.appended("INBOX.sub", 1))).isFalse();
        assertThat(filter.accepts(Events.login("alice@example.com"))).isTrue();
    }

    @Test
    void subtreeShouldHoldItsRootAndAllBelow() {
        NotificationFilter filter = mailboxes(new MailboxSelector.Subtree(List.of("a.b"), '.'));

        assertThat(List.of("a.b", "a.b.c", "a.b.c.d")).allMatch(name -> filter.accepts(Events.appended(name, 1)));
        assertThat(List.of("a", "a.bc", "a.b/c", "b")).noneMatch(name -> filter.accepts(Events.appended(name, 1)));
    }

    @Test
    void excludedUsesShouldNotPass() {
        NotificationFilter filter =
                new NotificationFilter(ALL, List.of(), List.of(), Set.of(SpecialUse.JUNK, SpecialUse.TRASH), List.of());

        assertThat(List.of("Spam", "junk", "TRASH")).noneMatch(name -> filter.accepts(Events.appended(name, 1)));
        assertThat(List.of("INBOX", "a.Spam", "Spam.a", "Sent"))
                .allMatch(name -> filter.accepts(Events.appended(name, 1)));
        assertThat(filter.accepts(Events.login("alice@example.com"))).isTrue();
    }

    @Test
    void excludedFlagsShouldNotPass() {
        NotificationFilter filter =
                new NotificationFilter(ALL, List.of(), List.of(), Set.of(), List.of("\\FLAGGED", "x"));

        assertThat(filter.accepts(Events.appended("INBOX", 1))).isFalse();
        assertThat(filter.accepts(Events.login("alice@example.com"))).isTrue();
    }

    private static NotificationFilter users(String... globs) {
        return new NotificationFilter(
                ALL, List.of(globs).stream().map(UserPattern::of).toList(), List.of(), Set.of(), List.of());
    }

    private static NotificationFilter mailboxes(MailboxSelector selector) {
        return new NotificationFilter(ALL, List.of(), List.of(selector), Set.of(), List.of());
    }
}
