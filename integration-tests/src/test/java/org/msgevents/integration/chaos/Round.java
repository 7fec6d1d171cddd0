// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A while of mail in which things go wrong. */
final class Round {
    private static final long PATIENCE_SECONDS = 60;

    private final World world;
    private final Pauses pauses;

    Round(World world, Pauses pauses) {
        this.world = world;
        this.pauses = pauses;
    }

    /** Returns what went wrong, in words, when all of it is over. */
    List<String> run(List<List<Fault>> plan) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        List<String> suffered = new ArrayList<>();
        try {
            world.clients().forEach(client -> threads.execute(client.begin()));
            for (List<Fault> group : plan) {
                pauses.between();
                world.suffer(group, pauses);
                suffered.add(group.toString());
            }
            pauses.between();
            world.clients().forEach(Client::stop);
            threads.shutdown();
            if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a client has been waiting for an answer for a minute");
            }
            return suffered;
        } finally {
            threads.shutdownNow();
        }
    }
}
