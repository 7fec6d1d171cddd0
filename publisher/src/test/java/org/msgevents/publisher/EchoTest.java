// SPDX-License-Identifier: Apache-2.0
package org.msgevents.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.msgevents.Events;
import org.msgevents.delivery.ScriptedMechanism;
import org.msgevents.event.EventName;
import org.msgevents.filter.NotificationFilter;
import org.msgevents.mechanism.NotificationMechanism;
import org.msgevents.mechanism.NotificationRequest;
import org.msgevents.mechanism.NotificationStatus;
import org.msgevents.outbox.OutboxEntry;
import org.msgevents.subscription.DeliveryTerms;
import org.msgevents.subscription.Inclusion;
import org.msgevents.subscription.Subscription;
import org.msgevents.subscription.Telling;

class EchoTest {
    private final Losses losses = new Losses(Clock.fixed(Events.NOON, ZoneOffset.UTC));
    private final Selection selection = new Selection(
            List.of(subscription("hook", new ScriptedMechanism()), subscription("mail", new Mailing())), losses);

    /** Notifies by mail. */
    private static final class Mailing implements NotificationMechanism {
        @Override
        public CompletionStage<NotificationStatus> send(NotificationRequest request) {
            throw new AssertionError("nothing is delivered here");
        }

        @Override
        public boolean sendsMail() {
            return true;
        }

        @Override
        public void close() {}
    }

    @Test
    void whoNotifiesByMailShouldBeToldWhatIsNoEcho() {
        assertThat(told(Echo.NONE)).containsExactlyInAnyOrder("hook", "mail");
    }

    @Test
    void whoNotifiesByMailShouldNotBeToldAnEcho() {
        assertThat(told(Echo.LIKELY)).containsExactly("hook");
    }

    @Test
    void eventShouldBeToldWhereItCannotBeFoundOut() {
        assertThat(told(() -> CompletableFuture.failedFuture(new IllegalStateException("away"))))
                .containsExactlyInAnyOrder("hook", "mail");
        assertThat(losses.incomplete()).isEqualTo(1);
    }

    @Test
    void echoShouldNotBeLookedUpWhereNobodyNotifiesByMail() {
        Selection hooks = new Selection(List.of(subscription("hook", new ScriptedMechanism())), losses);

        assertThat(hooks.sendsMail()).isFalse();
        assertThat(selection.sendsMail()).isTrue();
        assertThat(told(hooks, () -> {
                    throw new AssertionError("asked");
                }))
                .containsExactly("hook");
    }

    private Stream<String> told(Echo echo) {
        return told(selection, echo);
    }

    private static Stream<String> told(Selection selection, Echo echo) {
        return selection
                .select(new Happening(Events.appended("INBOX", 1), List.of(), echo))
                .toCompletableFuture()
                .join()
                .stream()
                .map(OutboxEntry::subscriptions)
                .flatMap(Set::stream);
    }

    private static Subscription subscription(String name, NotificationMechanism mechanism) {
        return new Subscription(
                name,
                NotificationFilter.of(Set.of(EventName.MESSAGE_APPEND)),
                Telling.STANDARD,
                Inclusion.NONE,
                DeliveryTerms.STANDARD,
                mechanism);
    }
}
