// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.expiry;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies rules, one after the other, by their schedule and on demand. Thread-safe.
 *
 * <p>A rule with a schedule is first applied a minute after the start, or sooner where its schedule says so, and then
 * again each time so long after it was done.
 */
public final class ExpirySchedule implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(ExpirySchedule.class);
    private static final Duration FIRST = Duration.ofMinutes(1);

    /**
     * How it stands with a rule.
     *
     * @param last empty until it was applied since the start
     */
    public record State(boolean running, Optional<ExpiryRun> last) {}

    private static final class Entry {
        private final ExpiryRule rule;
        private final AtomicBoolean running = new AtomicBoolean();
        private volatile Optional<ExpiryRun> last = Optional.empty();

        private Entry(ExpiryRule rule) {
            this.rule = rule;
        }
    }

    private final Supplier<Expiry> expiry;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final ScheduledExecutorService runner = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "message-store-events-expiry");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Begins.
     *
     * @param expiry asked for when a rule is applied, not before: James may not be ready for it
     */
    public ExpirySchedule(List<ExpiryRule> rules, Supplier<Expiry> expiry) {
        this.expiry = expiry;
        rules.forEach(rule -> entries.put(rule.name(), new Entry(rule)));
        entries.values().forEach(entry -> entry.rule.schedule().ifPresent(schedule -> begin(entry, schedule)));
    }

    private void begin(Entry entry, Duration schedule) {
        long millis = schedule.toMillis();
        var unused = runner.scheduleWithFixedDelay(
                () -> {
                    if (entry.running.compareAndSet(false, true)) {
                        apply(entry);
                    }
                },
                Math.min(FIRST.toMillis(), millis),
                millis,
                TimeUnit.MILLISECONDS);
    }

    private void apply(Entry entry) {
        try {
            entry.last = Optional.of(expiry.get().run(entry.rule));
        } catch (RuntimeException failure) {
            LOGGER.error("expiry {} failed", entry.rule.name(), failure);
        } finally {
            entry.running.set(false);
        }
    }

    /** In the order of the configuration. */
    public List<String> names() {
        return List.copyOf(entries.keySet());
    }

    /** Empty for a name that no rule has. */
    public Optional<State> state(String name) {
        return Optional.ofNullable(entries.get(name)).map(entry -> new State(entry.running.get(), entry.last));
    }

    /** Has a rule applied soon; false when it is running or waits to be, when it is unknown, and after the end. */
    public boolean start(String name) {
        Entry entry = entries.get(name);
        if (entry == null || !entry.running.compareAndSet(false, true)) {
            return false;
        }
        try {
            runner.execute(() -> apply(entry));
            return true;
        } catch (RejectedExecutionException ended) {
            entry.running.set(false);
            return false;
        }
    }

    /** Interrupts a run. Idempotent. */
    @Override
    public void close() {
        runner.shutdownNow();
    }
}
