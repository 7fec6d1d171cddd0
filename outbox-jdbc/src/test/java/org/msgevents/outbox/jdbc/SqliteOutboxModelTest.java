// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import static org.msgevents.testkit.EventFixture.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import org.msgevents.event.OrderingKey;
import org.msgevents.outbox.FailedAttempt;
import org.msgevents.outbox.FailedAttempt.Outcome;
import org.msgevents.outbox.Settlement;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.LongRange;

/** Whatever happens to an outbox, in whatever order, crashes included: it is in the state that its model is in. */
class SqliteOutboxModelTest {
    private static final List<String> SUBSCRIPTIONS = List.of("crm", "archiver");
    private static final List<OrderingKey> KEYS = List.of(OrderingKey.ofMailbox("a"), OrderingKey.ofMailbox("b"));
    private static final int EVENTS = 12;

    /** Something that happens to an outbox. */
    private interface Step {
        void on(OutboxPair pair);
    }

    private enum Become {
        DELIVERED,
        RETRIED,
        BLOCKED,
        DEFERRED,
        PARKED,
        DROPPED
    }

    /** An event has one key for ever, as its id has. */
    private record Append(int event, Set<String> subscriptions) implements Step {
        @Override
        public void on(OutboxPair pair) {
            OrderingKey key = KEYS.get(event % KEYS.size());
            pair.append(entry("event " + event, key, subscriptions.toArray(String[]::new)));
        }
    }

    private record Settle(Become become, String subscription, OrderingKey key, int index) implements Step {
        @Override
        public void on(OutboxPair pair) {
            pair.settle(subscription, key, index, this::settlement);
        }

        private Settlement settlement(long sequence, Instant now) {
            Instant later = now.plusSeconds(10);
            FailedAttempt attempt = new FailedAttempt(now, Duration.ofMillis(1), Outcome.MECHANISM_ERROR, "no");
            return switch (become) {
                case DELIVERED -> new Settlement.Delivered(subscription, key, sequence);
                case RETRIED -> new Settlement.Retry(subscription, key, sequence, later, attempt);
                case BLOCKED -> new Settlement.Blocked(subscription, key, sequence, later, attempt);
                case DEFERRED -> new Settlement.Deferred(subscription, key, sequence, later, Optional.empty());
                case PARKED -> new Settlement.Parked(subscription, key, sequence, "no", Optional.of(attempt));
                case DROPPED -> new Settlement.Dropped(subscription, key, sequence);
            };
        }
    }

    private record Release(String subscription, int index) implements Step {
        @Override
        public void on(OutboxPair pair) {
            pair.release(subscription, index);
        }
    }

    private record Drop(String subscription, int index) implements Step {
        @Override
        public void on(OutboxPair pair) {
            pair.drop(subscription, index);
        }
    }

    private record Replay(String subscription, Set<Integer> chosen) implements Step {
        @Override
        public void on(OutboxPair pair) {
            pair.replay(subscription, chosen);
        }
    }

    private enum Want {
        PAUSE,
        RESUME,
        GIVE_UP
    }

    private record Operate(Want want, String subscription) implements Step {
        @Override
        public void on(OutboxPair pair) {
            switch (want) {
                case PAUSE -> pair.pause(subscription);
                case RESUME -> pair.resume(subscription);
                case GIVE_UP -> pair.giveUp(subscription);
            }
        }
    }

    private record Pass(int seconds) implements Step {
        @Override
        public void on(OutboxPair pair) {
            pair.pass(Duration.ofSeconds(seconds));
        }
    }

    private enum Life implements Step {
        CRASH {
            @Override
            public void on(OutboxPair pair) {
                pair.crash();
            }
        },
        REOPEN {
            @Override
            public void on(OutboxPair pair) {
                pair.reopen();
            }
        }
    }

    @Property(tries = 100)
    void outboxShouldBeInTheStateOfItsModelAfterEveryStep(@ForAll("steps") List<Step> steps) throws IOException {
        hold(Map.of(), steps);
    }

    @Property(tries = 100)
    void boundedOutboxShouldBeInTheStateOfItsModelAfterEveryStep(
            @ForAll OnFull onFull, @ForAll @LongRange(min = 1, max = 4) long most, @ForAll("steps") List<Step> steps)
            throws IOException {
        Bounds bounds = new Bounds(OptionalLong.of(most), OptionalLong.empty(), Optional.empty(), onFull);
        hold(Map.of(SUBSCRIPTIONS.get(0), bounds), steps);
    }

    private static void hold(Map<String, Bounds> bounds, List<Step> steps) throws IOException {
        Path place = Files.createTempDirectory("outbox");
        try (OutboxPair pair = OutboxPair.open(place, bounds)) {
            for (Step step : steps) {
                step.on(pair);
                pair.check();
            }
        } finally {
            OutboxFiles.remove(place);
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<String> subscription = Arbitraries.of(SUBSCRIPTIONS);
        Arbitrary<Integer> index = Arbitraries.frequency(Tuple.of(9, 0), Tuple.of(1, 1));
        Arbitrary<Step> append = Combinators.combine(
                        Arbitraries.integers().between(1, EVENTS),
                        Arbitraries.of(SUBSCRIPTIONS).set().ofMinSize(1))
                .as(Append::new);
        Arbitrary<Become> become = Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.of(Become.class)), Tuple.of(1, Arbitraries.just(Become.DELIVERED)));
        Arbitrary<Step> settle = Combinators.combine(become, subscription, Arbitraries.of(KEYS), index)
                .as(Settle::new);
        Arbitrary<Step> replay = Combinators.combine(
                        subscription, Arbitraries.integers().between(0, 3).set())
                .as(Replay::new);
        Arbitrary<Step> operate = Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(2, Want.PAUSE), Tuple.of(4, Want.RESUME), Tuple.of(1, Want.GIVE_UP)),
                        subscription)
                .as(Operate::new);
        return Arbitraries.frequencyOf(
                        Tuple.of(8, append),
                        Tuple.of(14, settle),
                        Tuple.of(5, Combinators.combine(subscription, index).as(Release::new)),
                        Tuple.of(2, Combinators.combine(subscription, index).as(Drop::new)),
                        Tuple.of(5, replay),
                        Tuple.of(3, operate),
                        Tuple.of(2, Arbitraries.integers().between(1, 15).map(Pass::new)),
                        Tuple.of(2, Arbitraries.of(Life.class)))
                .list()
                .ofMinSize(20)
                .ofMaxSize(80);
    }
}
