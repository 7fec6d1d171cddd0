// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What it does, and how to run it for longer, stands in docs/chaos.md. */
@Tag("integration")
@Tag("chaos")
class ChaosTest {
    private final ChaosSettings settings = ChaosSettings.from(System.getProperties());
    private final Random random = new Random(settings.seed());
    private final Tally tally = new Tally();

    @Test
    @Timeout(value = 3, unit = TimeUnit.HOURS)
    void promisesShouldBeKeptWhenEverythingIsKilledAtRandom() throws Exception {
        System.out.println("chaos: " + settings);
        for (int world = 0; world * settings.roundsOfAWorld() < settings.rounds(); world++) {
            Path root =
                    Path.of("target", "chaos", settings.seed() + "-" + world).toAbsolutePath();
            delete(root);
            Files.createDirectories(root);
            World.Setting[] all = World.Setting.values();
            survive(root, all[world % all.length], world * settings.roundsOfAWorld());
            delete(root);
        }
        System.out.println("chaos: " + tally);

        assertThat(tally.rounds()).isEqualTo(settings.rounds());
    }

    private void survive(Path root, World.Setting setting, int before) throws Exception {
        int last = Math.min(settings.rounds(), before + settings.roundsOfAWorld());
        try (World world = World.create(root, setting, settings.clock(), random)) {
            Pauses pauses = new Pauses(random);
            FaultPlan plan = new FaultPlan(world.faults(), random);
            for (int round = before + 1; round <= last; round++) {
                List<String> suffered = new Round(world, pauses).run(plan.next());
                Checker checker = world.settled();
                tally.round(suffered, checker, world.ledger());
                System.out.println("chaos: round " + round + " " + setting + " " + suffered + ": " + tally.last() + " "
                        + world.ledger().failures());
                assertThat(checker.violations()).as(place(root, round)).isEmpty();
            }
            assertThat(world.counted()).as(place(root, last)).isEmpty();
            tally.world(world.ledger());
        }
    }

    private static void delete(Path root) throws IOException {
        if (Files.notExists(root)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> found = Files.walk(root)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }

    private String place(Path root, int round) {
        return settings + ", round " + round + ", evidence in " + root;
    }
}
