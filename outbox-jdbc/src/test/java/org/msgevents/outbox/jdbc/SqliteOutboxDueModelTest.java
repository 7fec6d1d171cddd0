// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.msgevents.event.OrderingKey;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * Whoever delivers gets what there is, in order, and is told the truth about the rest: whether the outbox has it in
 * memory or asks its tables.
 */
class SqliteOutboxDueModelTest {
    private static final List<OrderingKey> KEYS =
            List.of(OrderingKey.ofMailbox("a"), OrderingKey.ofMailbox("b"), OrderingKey.ofMailbox("c"));

    private enum Act {
        APPEND,
        ASK,
        DELIVER,
        FAIL,
        PARK,
        RELEASE,
        REPLAY,
        LET_GO,
        READ_COUNTERS,
        RESTART
    }

    private record Step(Act act, OrderingKey key, int lanes, int eventsPerLane) {
        void on(Deliverer deliverer) {
            switch (act) {
                case APPEND -> deliverer.append(key);
                case ASK -> deliverer.ask(lanes, eventsPerLane);
                case DELIVER -> deliverer.deliver(key);
                case FAIL -> deliverer.fail(key);
                case PARK -> deliverer.park(key);
                case RELEASE -> deliverer.release();
                case REPLAY -> deliverer.replay(key);
                case LET_GO -> deliverer.letGo(key);
                case READ_COUNTERS -> deliverer.outbox().counters();
                case RESTART -> deliverer.restart();
            }
        }
    }

    @Property(tries = 400)
    void dueShouldTellWhatThereIs(@ForAll("steps") List<Step> steps) throws Exception {
        Path place = Files.createTempDirectory("outbox");
        Deliverer deliverer = new Deliverer();
        deliverer.open(place);
        try {
            steps.forEach(step -> step.on(deliverer));
            deliverer.finish();
        } finally {
            deliverer.close();
            OutboxFiles.remove(place);
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Act> act = Arbitraries.frequency(
                Tuple.of(16, Act.APPEND),
                Tuple.of(16, Act.ASK),
                Tuple.of(24, Act.DELIVER),
                Tuple.of(1, Act.FAIL),
                Tuple.of(3, Act.PARK),
                Tuple.of(4, Act.RELEASE),
                Tuple.of(4, Act.REPLAY),
                Tuple.of(1, Act.LET_GO),
                Tuple.of(2, Act.READ_COUNTERS),
                Tuple.of(1, Act.RESTART));
        Arbitrary<Integer> few = Arbitraries.integers().between(1, 3);
        return Combinators.combine(act, Arbitraries.of(KEYS), few, few)
                .as(Step::new)
                .list()
                .ofMinSize(20)
                .ofMaxSize(120);
    }
}
