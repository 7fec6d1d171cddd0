// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.quota;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The quotas that refused an operation and were not seen reduced since. Survives a restart, in a small file of one line
 * for each. Thread-safe; does not block.
 */
public final class ExceededQuotas implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(ExceededQuotas.class);
    private static final String UNKNOWN = "-";
    private static final Pattern LINE =
            Pattern.compile("(?<kind>MESSAGES|STORAGE) (?<limit>[0-9]{1,18}) (?<used>[0-9]{1,18}|-) (?<root>.+)");

    private record Key(String root, QuotaKind kind) {}

    /**
     * What was so when it refused.
     *
     * @param limit then
     * @param used as last seen since, empty when not seen
     */
    private record Refused(long limit, OptionalLong used) {
        Refused using(long now) {
            return new Refused(limit, OptionalLong.of(now));
        }

        /** Under the limit, because less is used or more allowed; what was refused may have been far too large. */
        boolean isWithin(QuotaUsage.Amount now) {
            boolean isReduced = used.isPresent() && now.used() < used.getAsLong();
            boolean isRaised = now.limit().isEmpty() || now.limit().getAsLong() > limit;
            return now.isUnderLimit() && (isReduced || isRaised);
        }
    }

    private final Path file;
    private final Map<Key, Refused> exceeded = new ConcurrentHashMap<>();
    private final AtomicBoolean isWriting = new AtomicBoolean();
    private final ExecutorService writer = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "message-store-events-quotas");
        thread.setDaemon(true);
        return thread;
    });

    private ExceededQuotas(Path file) {
        this.file = file;
    }

    /** Those of the file, if there is one. A line that cannot be read is logged, and left out. */
    public static ExceededQuotas open(Path file) {
        ExceededQuotas quotas = new ExceededQuotas(file);
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            lines.forEach(quotas::read);
        } catch (IOException unreadable) {
            LOGGER.warn("{} cannot be read: QuotaWithin of what was exceeded before is not told", file, unreadable);
        }
        return quotas;
    }

    private void read(String line) {
        Matcher entry = LINE.matcher(line);
        if (entry.matches()) {
            String used = entry.group("used");
            exceeded.put(
                    new Key(entry.group("root"), QuotaKind.valueOf(entry.group("kind"))),
                    new Refused(
                            Long.parseLong(entry.group("limit")),
                            used.equals(UNKNOWN) ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(used))));
        } else {
            LOGGER.warn("a line of {} is none of ours: {}", file, line);
        }
    }

    /** The quota refused something. */
    void add(String root, QuotaKind kind, long limit) {
        exceeded.put(new Key(root, kind), new Refused(limit, OptionalLong.empty()));
        save();
    }

    /** True while a quota of that root is exceeded. */
    boolean holds(String root) {
        return !exceeded.isEmpty()
                && (exceeded.containsKey(new Key(root, QuotaKind.MESSAGES))
                        || exceeded.containsKey(new Key(root, QuotaKind.STORAGE)));
    }

    /** What was used when the refusal was, as near as can be told. */
    void seen(String root, QuotaUsage usage) {
        for (QuotaKind kind : QuotaKind.values()) {
            exceeded.computeIfPresent(
                    new Key(root, kind),
                    (same, refused) -> refused.used().isPresent()
                            ? refused
                            : refused.using(usage.of(kind).used()));
        }
        save();
    }

    /**
     * Forgets the quotas of that root that are under their limit again.
     *
     * @param usage now
     * @return whether there was one
     */
    boolean removeReduced(String root, QuotaUsage usage) {
        if (!holds(root)) {
            return false;
        }
        AtomicBoolean isReduced = new AtomicBoolean();
        for (QuotaKind kind : QuotaKind.values()) {
            QuotaUsage.Amount now = usage.of(kind);
            exceeded.computeIfPresent(new Key(root, kind), (same, refused) -> {
                boolean isWithin = refused.isWithin(now);
                isReduced.compareAndSet(false, isWithin);
                return isWithin ? null : refused.using(now.used());
            });
        }
        save();
        return isReduced.get();
    }

    private void save() {
        if (isWriting.compareAndSet(false, true)) {
            try {
                writer.execute(this::write);
            } catch (RejectedExecutionException closed) {
                LOGGER.warn("{} is not written any more", file);
            }
        }
    }

    /** What changes meanwhile is written again. */
    private void write() {
        isWriting.set(false);
        List<String> lines = exceeded.entrySet().stream()
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .sorted()
                .toList();
        Path whole = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.write(whole, lines);
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            LOGGER.warn("{} cannot be written: after a restart QuotaWithin may be missing", file, unwritable);
        }
    }

    private static String line(Key key, Refused refused) {
        String used = refused.used().isPresent() ? Long.toString(refused.used().getAsLong()) : UNKNOWN;
        return String.join(" ", key.kind().name(), Long.toString(refused.limit()), used, key.root());
    }

    /** Ends when all is written. Idempotent. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(1, TimeUnit.SECONDS)) {
                LOGGER.warn("{} is not written yet", file);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
