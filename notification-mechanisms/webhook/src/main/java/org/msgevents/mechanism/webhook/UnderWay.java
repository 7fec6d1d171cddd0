// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The exchanges that have no answer yet, and the clock that ends them: one for all, as a timer for each would cost more
 * than the exchange. Thread-safe.
 */
final class UnderWay {
    private static final long MOST_MILLIS_BETWEEN_LOOKS = 100;

    private final long limitNanos;
    private final Executor later;
    private final Set<Exchange> exchanges = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile boolean closed;

    /** @param limit after which an exchange is ended, or a tenth of a second later */
    UnderWay(Duration limit) {
        this.limitNanos = limit.toNanos();
        long between = Math.max(1, Math.min(MOST_MILLIS_BETWEEN_LOOKS, limit.toMillis() / 10));
        this.later = CompletableFuture.delayedExecutor(between, TimeUnit.MILLISECONDS, Runnable::run);
    }

    void add(Exchange exchange) {
        exchanges.add(exchange);
        if (closed) {
            exchange.abandon(new CancellationException("closed"));
        }
        lookLater();
    }

    void remove(Exchange exchange) {
        exchanges.remove(exchange);
    }

    private void lookLater() {
        if (!exchanges.isEmpty() && looking.compareAndSet(false, true)) {
            later.execute(this::look);
        }
    }

    private void look() {
        long now = System.nanoTime();
        exchanges.stream()
                .filter(exchange -> now - exchange.began() >= limitNanos)
                .forEach(exchange -> exchange.expire(new TimeoutException("no answer")));
        looking.set(false);
        lookLater();
    }

    /** Abandons all, and whatever is added from now on. */
    void close() {
        closed = true;
        exchanges.forEach(exchange -> exchange.abandon(new CancellationException("closed")));
    }
}
