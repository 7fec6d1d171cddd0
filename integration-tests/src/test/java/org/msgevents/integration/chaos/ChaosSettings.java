// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import java.util.Properties;
import java.util.Random;

/**
 * How long chaos lasts and what it is made of, by {@code -Dchaos.rounds=200}, {@code -Dchaos.seed=1} and {@code -Dchaos.clock=both}.
 *
 * @param seed the same one makes the same choices; when they meet what else goes on is the machine's affair
 */
record ChaosSettings(int rounds, long seed, SteppedClock.Way clock) {
    private static final String ROUNDS = "chaos.rounds";
    private static final String SEED = "chaos.seed";
    private static final String CLOCK = "chaos.clock";
    private static final int SHORT = 2;
    private static final long SEED_OF_SHORT = 5423;
    private static final int LONGEST_WORLD = 8;

    ChaosSettings {
        if (rounds < 1) {
            throw new IllegalArgumentException(ROUNDS + ": " + rounds + "; wanted: 1 or more");
        }
    }

    /** Without properties a short run with a seed of its own; with rounds but no seed, any seed. */
    static ChaosSettings from(Properties properties) {
        if (properties.getProperty(ROUNDS) == null) {
            return new ChaosSettings(SHORT, number(properties, SEED, SEED_OF_SHORT), clock(properties));
        }
        return new ChaosSettings(
                Math.toIntExact(number(properties, ROUNDS, SHORT)),
                number(properties, SEED, new Random().nextInt(Integer.MAX_VALUE)),
                clock(properties));
    }

    private static SteppedClock.Way clock(Properties properties) {
        String text = properties.getProperty(CLOCK, "ahead");
        return switch (text) {
            case "ahead" -> SteppedClock.Way.AHEAD;
            case "both" -> SteppedClock.Way.BOTH;
            default -> throw new IllegalArgumentException(CLOCK + ": '" + text + "'; wanted: ahead or both");
        };
    }

    private static long number(Properties properties, String key, long otherwise) {
        String text = properties.getProperty(key, Long.toString(otherwise));
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException failure) {
            throw new IllegalArgumentException(key + ": '" + text + "'; wanted: a number", failure);
        }
    }

    /** After so many rounds another server begins, with empty mailboxes: half of the short run, so that it has both. */
    int roundsOfAWorld() {
        return Math.min(LONGEST_WORLD, Math.max(1, rounds / 2));
    }
}
