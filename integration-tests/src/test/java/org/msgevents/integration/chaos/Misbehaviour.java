// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import java.util.Random;

import org.msgevents.integration.chaos.Subscription.Refused;

/** Decides what a receiver does with a request: at random, but an event that it refuses is refused each time. */
final class Misbehaviour {
    private static final int ONE_IN = 8;
    private static final int PERCENT = 100;

    private final Random random;

    Misbehaviour(long seed) {
        this.random = new Random(seed);
    }

    Manner manner(Subscription subscription, String webhookId) {
        if (subscription.refused() != Refused.NEVER && Math.floorMod(webhookId.hashCode(), ONE_IN) == 0) {
            return Manner.REFUSE;
        }
        return byChance(random.nextInt(PERCENT));
    }

    private static Manner byChance(int chance) {
        int reached = 0;
        for (Manner manner : Manner.values()) {
            reached += manner.percent();
            if (chance < reached) {
                return manner;
            }
        }
        throw new IllegalStateException("the shares of all manners are " + reached + " percent");
    }
}
