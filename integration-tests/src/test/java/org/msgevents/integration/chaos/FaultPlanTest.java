// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class FaultPlanTest {
    private static final List<Fault> FAULTS = List.of(new Named("a"), new Named("b"), new Named("c"), new Named("d"));
    private static final int MANY = 100;

    private record Named(String name) implements Fault {
        @Override
        public void strike() {}

        @Override
        public void mend() {}
    }

    @Test
    void firstRoundShouldHaveEveryFaultOnce() {
        for (int seed = 0; seed < MANY; seed++) {
            assertThat(new FaultPlan(FAULTS, new Random(seed)).next().stream().flatMap(List::stream))
                    .containsExactlyInAnyOrderElementsOf(FAULTS);
        }
    }

    @Test
    void laterRoundsShouldHaveOneToThree() {
        FaultPlan plan = new FaultPlan(FAULTS, new Random(1));
        var unused = plan.next();

        for (int round = 0; round < MANY; round++) {
            assertThat(plan.next().stream().flatMap(List::stream))
                    .doesNotHaveDuplicates()
                    .hasSizeBetween(1, 3);
        }
    }

    @Test
    void faultsShouldStrikeAloneAndTwoAtOnce() {
        FaultPlan plan = new FaultPlan(FAULTS, new Random(1));

        assertThat(plan.next()).extracting(List::size).isSubsetOf(1, 2);
        assertThat(List.of(plan.next(), plan.next(), plan.next(), plan.next(), plan.next()))
                .flatMap(groups -> groups)
                .extracting(List::size)
                .contains(1, 2);
    }
}
