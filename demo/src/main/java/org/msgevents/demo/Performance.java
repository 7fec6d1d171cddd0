// SPDX-License-Identifier: Apache-2.0
package org.msgevents.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Plays the script, and shows each event as it arrives. */
final class Performance {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BlockingQueue<DemoEvent> arriving;
    private final Screen screen;
    private final List<String> expected = new ArrayList<>();
    private final List<DemoEvent> came = new ArrayList<>();

    Performance(BlockingQueue<DemoEvent> arriving, Screen screen) {
        this.arriving = arriving;
        this.screen = screen;
    }

    /** Waits after each step for what is expected of it, for a while. */
    Verdict play(List<Step> steps) throws Exception {
        for (Step step : steps) {
            screen.title(step.title());
            step.action().run();
            expected.addAll(step.expected());
            showUntilAllCame();
        }
        return Verdict.of(expected, came);
    }

    private void showUntilAllCame() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (came.size() < expected.size()) {
            DemoEvent event = arriving.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (event == null) {
                screen.fault("  nothing more came within " + PATIENCE.toSeconds() + " s");
                return;
            }
            show(event);
        }
    }

    /** Shows whatever else arrives, until the process ends. */
    void goOn() throws InterruptedException {
        while (true) {
            show(arriving.take());
        }
    }

    private void show(DemoEvent event) {
        screen.event(event);
        came.add(event);
    }
}
