// SPDX-License-Identifier: Apache-2.0
package org.msgevents.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.msgevents.Events;
import org.msgevents.Transfers;
import org.msgevents.delivery.MemoryOutbox;
import org.msgevents.delivery.ScriptedMechanism;
import org.msgevents.event.EventName;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.OrderingKey;
import org.msgevents.event.Parameter;
import org.msgevents.event.Parameters;
import org.msgevents.event.UidSet;
import org.msgevents.event.json.EventFormat;
import org.msgevents.filter.NotificationFilter;
import org.msgevents.outbox.DueQuery;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.outbox.Lane;
import org.msgevents.outbox.MailboxMark;
import org.msgevents.outbox.MailboxNote;
import org.msgevents.outbox.MailboxNote.Begun;
import org.msgevents.outbox.MailboxNote.Told;
import org.msgevents.subscription.DeliveryTerms;
import org.msgevents.subscription.EventForm;
import org.msgevents.subscription.Inclusion;
import org.msgevents.subscription.PayloadLimit;
import org.msgevents.subscription.Subscription;
import org.msgevents.subscription.Telling;

class OutboxPublisherTest {
    private static final OrderingKey KEY = OrderingKey.ofMailbox("INBOX");

    private static final long VALIDITY = 7;

    private final MemoryOutbox outbox = new MemoryOutbox();
    private final List<Set<String>> woken = new ArrayList<>();
    private final OutboxPublisher publisher = publisher(
            subscription("all", Inclusion.NONE, EventName.MESSAGE_APPEND, EventName.LOGIN),
            subscription("counts", new Inclusion(Set.of(Parameter.MESSAGES), List.of()), EventName.MESSAGE_APPEND));

    @Test
    void publishShouldKeepAnEventForWhoWantsItAndTellTheDelivery() {
        CompletionStage<Void> done = publisher.publish(KEY, ready(Events.appended("INBOX", 1)));

        assertThat(done).isCompleted();
        assertThat(kept("all")).containsExactly(Events.appended("INBOX", 1));
        assertThat(kept("counts")).hasSize(1);
        assertThat(woken).containsExactly(Set.of("all", "counts"));
    }

    @Test
    void tellShouldKeepTheNotesWithTheEvents() {
        publisher.tell(KEY, noted(List.of(Happening.of(Events.appended("INBOX", 1))), told(1)));

        assertThat(mark()).contains(new MailboxMark(VALIDITY, 1, Optional.empty(), 5));
    }

    @Test
    void tellShouldKeepTheNotesOfWhatNobodyWants() {
        Happening unwanted = Happening.of(Events.of(EventName.MESSAGE_NEW, "INBOX", 1));

        CompletionStage<Void> done = publisher.tell(KEY, noted(List.of(unwanted), told(1)));

        assertThat(done).isCompleted();
        assertThat(mark()).contains(new MailboxMark(VALIDITY, 1, Optional.empty(), 5));
    }

    @Test
    void tellShouldLeaveLostMessagesMissing() {
        publisher.tell(KEY, noted(List.of(), new Begun("INBOX", VALIDITY, 0, 0)));
        outbox.breakDown();
        publisher.tell(KEY, noted(List.of(Happening.of(Events.appended("INBOX", 1))), told(1)));
        outbox.repair();

        publisher.tell(KEY, noted(List.of(Happening.of(Events.appended("INBOX", 2))), told(2)));

        assertThat(mark()).contains(new MailboxMark(VALIDITY, 2, Optional.of(UidSet.of(1)), 5));
    }

    @Test
    void tellShouldKnowThatAMailboxIsNewThoughTheOutboxCouldNotWrite() {
        outbox.breakDown();
        publisher.tell(KEY, noted(List.of(), new Begun("INBOX", VALIDITY, 0, 0)));
        publisher.tell(KEY, noted(List.of(Happening.of(Events.appended("INBOX", 1))), told(1)));
        outbox.repair();

        publisher.tell(KEY, noted(List.of(Happening.of(Events.appended("INBOX", 2))), told(2)));

        assertThat(mark()).contains(new MailboxMark(VALIDITY, 2, Optional.of(UidSet.of(1)), 5));
        assertThat(publisher.counters().lost()).isEqualTo(1);
    }

    @Test
    void publishShouldNotKeepWhatNobodyWants() {
        CompletionStage<Void> done = publisher.publish(KEY, ready(Events.of(EventName.MESSAGE_NEW, "INBOX", 1)));

        assertThat(done).isCompleted();
        assertThat(outbox.isEmpty()).isTrue();
        assertThat(woken).isEmpty();
    }

    @Test
    void wantsShouldKnowTheNamesOfAllSubscriptions() {
        assertThat(publisher.wants(EventName.LOGIN)).isTrue();
        assertThat(publisher.wants(EventName.LOGOUT)).isFalse();
    }

    @Test
    void publishShouldKeepTheOrderOfItsCalls() {
        CompletableFuture<List<Happening>> slow = new CompletableFuture<>();
        CompletionStage<Void> first = publisher.publish(KEY, slow);
        CompletionStage<Void> second = publisher.publish(KEY, ready(Events.appended("INBOX", 2)));
        CompletionStage<Void> other =
                publisher.publish(OrderingKey.ofMailbox("Sent"), ready(Events.appended("Sent", 9)));

        assertThat(first.toCompletableFuture()).isNotDone();
        assertThat(second.toCompletableFuture()).isNotDone();
        assertThat(other).isCompleted();
        slow.complete(List.of(Happening.of(Events.appended("INBOX", 1))));

        assertThat(second).isCompleted();
        assertThat(kept("all"))
                .containsExactly(Events.appended("Sent", 9), Events.appended("INBOX", 1), Events.appended("INBOX", 2));
    }

    @Test
    void lookupShouldBeAskedOnceForWhatIsWantedAndAllowed() {
        AtomicInteger asked = new AtomicInteger();
        ParameterLookup lookup = lookup(wanted -> {
            asked.incrementAndGet();
            assertThat(wanted.parameters()).containsExactly(Parameter.MESSAGES);
            return CompletableFuture.completedFuture(
                    Parameters.builder().put(Parameter.MESSAGES, 5L).build());
        });

        publisher.publish(
                KEY,
                CompletableFuture.completedFuture(
                        List.of(new Happening(Events.appended("INBOX", 1), List.of(lookup)))));

        assertThat(asked).hasValue(1);
        assertThat(kept("counts").get(0).parameters().get(Parameter.MESSAGES)).hasValue(5L);
    }

    @Test
    void lookupShouldNotBeAskedWhenNobodyWantsIt() {
        ParameterLookup lookup = lookup(wanted -> {
            throw new AssertionError("asked for " + wanted);
        });

        publisher.publish(
                OrderingKey.ofUser("bob"),
                CompletableFuture.completedFuture(List.of(new Happening(Events.login("bob"), List.of(lookup)))));

        assertThat(kept("all")).hasSize(1);
    }

    @Test
    void failedLookupShouldBeAMissingParameterAndCounted() {
        ParameterLookup lookup = lookup(wanted -> CompletableFuture.failedFuture(new IllegalStateException("away")));

        publisher.publish(
                KEY,
                CompletableFuture.completedFuture(
                        List.of(new Happening(Events.appended("INBOX", 1), List.of(lookup)))));

        assertThat(kept("counts")).containsExactly(Events.appended("INBOX", 1));
        assertThat(publisher.counters()).isEqualTo(new PublisherCounters(1, 0, 1));
    }

    @Test
    void eventShouldBeKeptInTheFormOfEachSubscription() {
        Telling plain =
                new Telling(new EventForm(EventForm.Flags.SIMPLE, EventForm.Transfers.PLAIN), PayloadLimit.STANDARD);
        OutboxPublisher forms = publisher(
                subscription("vendor", Inclusion.NONE, EventName.VND_MESSAGE_MOVE),
                subscription("draft", plain, EventName.MESSAGE_APPEND, EventName.MESSAGE_EXPUNGE),
                subscription("gone", plain, EventName.MESSAGE_EXPUNGE));

        forms.publish(OrderingKey.ofMailbox("archive-id"), ready(Transfers.moved("1", "9")));

        assertThat(forms.wants(EventName.VND_MESSAGE_MOVE)).isTrue();
        assertThat(kept("vendor")).extracting(MessageStoreEvent::name).containsExactly(EventName.VND_MESSAGE_MOVE);
        assertThat(kept("draft"))
                .extracting(MessageStoreEvent::name)
                .containsExactly(EventName.MESSAGE_APPEND, EventName.MESSAGE_EXPUNGE);
        assertThat(kept("gone")).containsExactly(kept("draft").get(1));
    }

    @Test
    void brokenOutboxShouldLoseTheEventButNotTheCaller() {
        outbox.breakDown();

        CompletionStage<Void> done =
                publisher.publish(KEY, ready(Events.appended("INBOX", 1), Events.appended("INBOX", 2)));

        assertThat(done).isCompleted();
        assertThat(publisher.counters()).isEqualTo(new PublisherCounters(0, 2, 0));
    }

    @Test
    void eventWithoutRoomShouldBeCountedAsNeitherKeptNorLost() {
        outbox.fillUp();

        CompletionStage<Void> done = publisher.publish(KEY, ready(Events.appended("INBOX", 1)));

        assertThat(done).isCompleted();
        assertThat(publisher.counters()).isEqualTo(new PublisherCounters(0, 0, 0));
    }

    @Test
    void eventThatCannotBeMadeShouldBeCountedAsLost() {
        CompletionStage<Void> done =
                publisher.publish(KEY, CompletableFuture.failedFuture(new IllegalStateException("untranslatable")));

        assertThat(done).isCompleted();
        assertThat(publisher.counters().lost()).isEqualTo(1);
    }

    @Test
    void waitingCallerShouldBeFreeToPublishTheSameKeyAgain() {
        CompletionStage<Void> both = publisher
                .publish(KEY, ready(Events.appended("INBOX", 1)))
                .thenCompose(done -> publisher.publish(KEY, ready(Events.appended("INBOX", 2))));

        assertThat(both).isCompleted();
        assertThat(kept("all")).hasSize(2);
    }

    private static Answering lookup(Function<Wanted, CompletionStage<Parameters>> answer) {
        return new Answering(answer);
    }

    private record Answering(Function<Wanted, CompletionStage<Parameters>> answer) implements ParameterLookup {
        @Override
        public Set<Parameter<?>> offers() {
            return Set.of(Parameter.MESSAGES, Parameter.UIDNEXT);
        }

        @Override
        public CompletionStage<Parameters> find(Wanted wanted) {
            return answer.apply(wanted);
        }
    }

    private OutboxPublisher publisher(Subscription... subscriptions) {
        Losses losses = new Losses(Clock.fixed(Events.NOON, ZoneOffset.UTC));
        return new OutboxPublisher(new Selection(List.of(subscriptions), losses), outbox, woken::add, losses);
    }

    private static Subscription subscription(String name, Inclusion inclusion, EventName... events) {
        return subscription(name, Telling.STANDARD, inclusion, events);
    }

    private static Subscription subscription(String name, Telling telling, EventName... events) {
        return subscription(name, telling, Inclusion.NONE, events);
    }

    private static Subscription subscription(String name, Telling telling, Inclusion inclusion, EventName... events) {
        return new Subscription(
                name,
                NotificationFilter.of(Set.of(events)),
                telling,
                inclusion,
                DeliveryTerms.STANDARD,
                new ScriptedMechanism());
    }

    private static CompletionStage<List<Happening>> ready(MessageStoreEvent... events) {
        return CompletableFuture.completedFuture(
                List.of(events).stream().map(Happening::of).toList());
    }

    private List<MessageStoreEvent> kept(String subscription) {
        return outbox
                .due(new DueQuery(subscription, Events.NOON, 100, 100, Set.of()))
                .toCompletableFuture()
                .join()
                .lanes()
                .stream()
                .map(Lane::events)
                .flatMap(List::stream)
                .sorted(Comparator.comparingLong(KeptEvent::sequence))
                .map(kept -> new EventFormat().read(kept.body()).event())
                .toList();
    }

    private Optional<MailboxMark> mark() {
        return outbox.mailbox("INBOX").toCompletableFuture().join();
    }

    private static Told told(long uid) {
        return new Told("INBOX", VALIDITY, Optional.of(UidSet.of(uid)), 5);
    }

    private static CompletionStage<Publication> noted(List<Happening> happenings, MailboxNote... notes) {
        return CompletableFuture.completedFuture(new Publication(happenings, List.of(notes)));
    }
}
