// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Which faults strike in a round: those of one group together. Everything strikes in the first round. */
final class FaultPlan {
    private static final int MOST = 3;

    private final List<Fault> faults;
    private final Random random;
    private boolean isFirst = true;

    FaultPlan(List<Fault> faults, Random random) {
        this.faults = List.copyOf(faults);
        this.random = random;
    }

    List<List<Fault>> next() {
        List<Fault> chosen = new ArrayList<>(faults);
        Collections.shuffle(chosen, random);
        int count = isFirst ? chosen.size() : random.nextInt(1, Math.min(MOST, chosen.size()) + 1);
        isFirst = false;
        List<List<Fault>> groups = new ArrayList<>();
        int next = 0;
        while (next < count) {
            int end = Math.min(count, next + random.nextInt(1, 3));
            groups.add(List.copyOf(chosen.subList(next, end)));
            next = end;
        }
        return groups;
    }
}
