// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.james.core.Username;
import org.apache.james.events.Event.EventId;
import org.apache.james.mailbox.MailboxSession.SessionId;
import org.apache.james.mailbox.events.MailboxEvents.MailboxEvent;
import org.apache.james.mailbox.events.MailboxEvents.MailboxSubscribedEvent;
import org.apache.james.mailbox.inmemory.InMemoryId;
import org.apache.james.mailbox.model.MailboxPath;
import org.junit.jupiter.api.Test;
import org.msgevents.james.listener.Subscriptions.State;

class SubscriptionsTest {
    private static final Username ALICE = Username.of("alice");

    private final Subscriptions subscriptions = new Subscriptions();

    @Test
    void firstSubscribeShouldBeAChange() {
        assertThat(subscriptions.isChange(told(ALICE, 1), State.SUBSCRIBED)).isTrue();
    }

    @Test
    void repeatedSubscribeShouldBeNone() {
        subscriptions.isChange(told(ALICE, 1), State.SUBSCRIBED);

        assertThat(subscriptions.isChange(told(ALICE, 1), State.SUBSCRIBED)).isFalse();
    }

    @Test
    void subscribeAfterUnsubscribeShouldBeAChange() {
        subscriptions.isChange(told(ALICE, 1), State.SUBSCRIBED);
        subscriptions.isChange(told(ALICE, 1), State.UNSUBSCRIBED);

        assertThat(subscriptions.isChange(told(ALICE, 1), State.SUBSCRIBED)).isTrue();
    }

    @Test
    void subscribeShouldBeAChangePerUserAndMailbox() {
        subscriptions.isChange(told(ALICE, 1), State.SUBSCRIBED);

        assertThat(subscriptions.isChange(told(Username.of("bob"), 1), State.SUBSCRIBED))
                .isTrue();
        assertThat(subscriptions.isChange(told(ALICE, 2), State.SUBSCRIBED)).isTrue();
    }

    private static MailboxEvent told(Username user, long mailbox) {
        return new MailboxSubscribedEvent(
                SessionId.of(1), user, MailboxPath.forUser(user, "box"), InMemoryId.of(mailbox), EventId.random());
    }
}
