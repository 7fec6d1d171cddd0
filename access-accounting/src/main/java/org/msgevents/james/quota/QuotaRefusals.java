// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.quota;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

import org.apache.james.mailbox.exception.OverQuotaException;
import org.msgevents.event.EventName;
import org.msgevents.james.session.Guard;
import org.msgevents.publisher.EventPublisher;
import org.reactivestreams.Publisher;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.inject.Inject;

import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Sees James refuse operations for quota, of which it tells nobody but the client.
 *
 * <p>James throws inside a Reactor pipeline, and Reactor shows every exception that is thrown so to its hooks before
 * anything else happens to it. The hook is asked of all pipelines of the process; one whose operation is known has
 * another in its context, which knows it too. Neither changes what it sees. Thread-safe.
 */
public final class QuotaRefusals {
    /** Under which Reactor looks for a pipeline's own hook. Not public there: without it, an operation is unknown. */
    private static final String OWN_HOOK = "reactor.onOperatorError.local";

    private static final Duration RETRIES = Duration.ofSeconds(10);
    private static final int OPERATIONS = 10_000;

    private final EventPublisher publisher;
    private final QuotaAccounting accounting;
    private final String hook = "message-store-events-" + UUID.randomUUID();
    private final Cache<Throwable, Boolean> seen =
            CacheBuilder.newBuilder().weakKeys().build();
    private final Cache<List<Object>, Boolean> unknown = CacheBuilder.newBuilder()
            .expireAfterWrite(RETRIES)
            .maximumSize(OPERATIONS)
            .build();

    @Inject
    public QuotaRefusals(EventPublisher publisher, QuotaAccounting accounting) {
        this.publisher = publisher;
        this.accounting = accounting;
    }

    /** Looks on from now on, as long as anybody wants to know. Idempotent. */
    public void begin() {
        Hooks.onOperatorError(hook, (failure, value) -> {
            Guard.run(() -> observe(failure, StoringOperation.unknown()));
            return failure;
        });
    }

    private boolean isWanted() {
        return publisher.wants(EventName.QUOTA_EXCEED) || publisher.wants(EventName.QUOTA_WITHIN);
    }

    /** The same, and what it is refused for is told as this operation's refusal. */
    public <T> Mono<T> watch(Publisher<T> pipeline, StoringOperation operation) {
        if (!isWanted()) {
            return Mono.from(pipeline);
        }
        BiFunction<Throwable, Object, Throwable> own = (failure, value) -> {
            Guard.run(() -> observe(failure, operation));
            return Operators.onOperatorError(null, failure, value, Context.empty());
        };
        return Mono.from(pipeline).contextWrite(context -> context.put(OWN_HOOK, own));
    }

    private void observe(Throwable failure, StoringOperation operation) {
        if (failure instanceof OverQuotaException refusal
                && isWanted()
                && seen.asMap().putIfAbsent(refusal, true) == null
                && operation.isFirstRefusal()
                && !isRetry(refusal, operation)) {
            accounting.refused(refusal, operation);
        }
    }

    /**
     * James 3.8 attempts a refused delivery several times within seconds. Where our delivery mailet does not tell that
     * they are one, nothing does but that they are alike.
     */
    private boolean isRetry(OverQuotaException refusal, StoringOperation operation) {
        List<Object> alike = List.of(
                String.valueOf(refusal.getMessage()),
                refusal.getUsed().asLong(),
                refusal.getMax().asLong());
        return !operation.isKnown() && unknown.asMap().put(alike, true) != null;
    }

    /** Idempotent. */
    @javax.annotation.PreDestroy
    @jakarta.annotation.PreDestroy
    public void stop() {
        Hooks.resetOnOperatorError(hook);
    }
}
