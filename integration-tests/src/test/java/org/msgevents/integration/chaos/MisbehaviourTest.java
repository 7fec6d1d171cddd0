// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class MisbehaviourTest {
    private static final int MANY = 2000;

    @Test
    void mannerShouldBeEachOfThemSoonerOrLater() {
        Misbehaviour misbehaviour = new Misbehaviour(1);

        assertThat(IntStream.range(0, MANY)
                        .mapToObj(id -> misbehaviour.manner(Subscription.ARRIVALS, Integer.toString(id))))
                .contains(Manner.values());
    }

    @Test
    void mannerShouldBeTheSameAgainWithTheSameSeed() {
        assertThat(manners(7)).isEqualTo(manners(7)).isNotEqualTo(manners(8));
    }

    @Test
    void refusalShouldBeForEver() {
        Misbehaviour misbehaviour = new Misbehaviour(1);
        List<String> refused = Stream.generate(() -> UUID.randomUUID().toString())
                .filter(id -> misbehaviour.manner(Subscription.FLAGS, id) == Manner.REFUSE)
                .limit(10)
                .toList();

        assertThat(refused).allMatch(id -> misbehaviour.manner(Subscription.FLAGS, id) == Manner.REFUSE);
    }

    @Test
    void nothingShouldBeRefusedWhereThatWouldBlockForEver() {
        Misbehaviour misbehaviour = new Misbehaviour(1);

        assertThat(IntStream.range(0, MANY)
                        .mapToObj(id -> misbehaviour.manner(Subscription.REMOVALS, Integer.toString(id))))
                .doesNotContain(Manner.REFUSE);
    }

    private static List<Manner> manners(long seed) {
        Misbehaviour misbehaviour = new Misbehaviour(seed);
        return IntStream.range(0, MANY)
                .mapToObj(id -> misbehaviour.manner(Subscription.EVERYTHING, "a"))
                .toList();
    }
}
