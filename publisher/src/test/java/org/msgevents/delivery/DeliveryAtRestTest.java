// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.msgevents.Events;
import org.msgevents.event.EventId;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.OrderingKey;
import org.msgevents.event.Parameter;
import org.msgevents.event.UidSet;
import org.msgevents.event.json.EventFormat;
import org.msgevents.mechanism.NotificationRequest;
import org.msgevents.outbox.DueLanes;
import org.msgevents.outbox.DueQuery;
import org.msgevents.outbox.ForwardingOutbox;
import org.msgevents.outbox.OutboxEntry;
import org.msgevents.subscription.DeliveryTerms;
import org.msgevents.subscription.RetrySchedule;

/** Of events that come when nothing is under way. */
class DeliveryAtRestTest {
    private final MemoryOutbox outbox = new MemoryOutbox();
    private final Set<Thread> askers = ConcurrentHashMap.newKeySet();
    private final ScriptedMechanism mechanism = new ScriptedMechanism("crm");
    private final Delivery delivery = Delivery.start(
            List.of(DeliveryFixture.subscription("crm", DeliveryTerms.of(RetrySchedule.STANDARD_WEBHOOKS), mechanism)),
            new Watched(),
            DeliveryFixture.settings());

    private final class Watched extends ForwardingOutbox {
        Watched() {
            super(outbox);
        }

        @Override
        public CompletionStage<DueLanes> due(DueQuery query) {
            askers.add(Thread.currentThread());
            return super.due(query);
        }
    }

    @AfterEach
    void stop() {
        delivery.stop(Duration.ofSeconds(1));
    }

    @Test
    void whoAppendsShouldAskInPlaceOfTheDeliveryThread() {
        await().until(() -> !askers.isEmpty());
        assertThat(askers).doesNotContain(Thread.currentThread());

        await().until(() -> {
            append("a", mechanism.requests().size() + 1L);
            await().until(outbox::isEmpty);
            return askers.contains(Thread.currentThread());
        });

        assertThat(uids("a"))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, mechanism.requests().size())
                                .boxed()
                                .toList());
    }

    @Test
    void eventsOfManyThreadsShouldComeOnceAndInOrder() {
        List<CompletableFuture<Void>> appending = IntStream.range(0, 4)
                .mapToObj(key -> CompletableFuture.runAsync(
                        () -> LongStream.rangeClosed(1, 500).forEach(uid -> append("key " + key, uid)),
                        work -> new Thread(work).start()))
                .toList();
        appending.forEach(CompletableFuture::join);

        await().until(outbox::isEmpty);
        for (int key = 0; key < 4; key++) {
            assertThat(uids("key " + key))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 500).boxed().toList());
        }
    }

    @Test
    void laneShouldHaveOneAttemptWhenAnotherOfTheSameAnswerWasOverAtOnce() {
        await().until(() -> !askers.isEmpty());
        mechanism.answer(request -> new CompletableFuture<>());
        MessageStoreEvent event = Events.appended("slow", 1);
        EventId id = EventId.ofAddedMessages("unreadable", 1, UidSet.of(List.of(1L)));

        outbox.append(List.of(
                new OutboxEntry(id, OrderingKey.ofMailbox("unreadable"), "{", Set.of("crm")),
                new OutboxEntry(event.id(), event.key(), new EventFormat().write(event), Set.of("crm"))));
        delivery.wake(Set.of("crm"));
        await().until(() -> !mechanism.requests().isEmpty());
        append("other", 1);

        await().until(() -> !uids("other").isEmpty());
        assertThat(uids("slow")).containsExactly(1L);
    }

    private void append(String key, long uid) {
        MessageStoreEvent event = Events.appended(key, uid);
        outbox.append(List.of(new OutboxEntry(event.id(), event.key(), new EventFormat().write(event), Set.of("crm"))));
        delivery.wake(Set.of("crm"));
    }

    private List<Long> uids(String key) {
        return mechanism.requests().stream()
                .filter(request -> request.key().value().equals(key))
                .map(NotificationRequest::payload)
                .map(payload -> new EventFormat().read(payload).event())
                .map(event -> event.parameters()
                        .get(Parameter.UIDSET)
                        .orElseThrow()
                        .single()
                        .orElseThrow())
                .toList();
    }
}
