// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A value that is fetched when it is wanted, once for all who wait for it, and kept while it is good. Thread-safe. */
final class Kept<T> {
    private final Supplier<CompletionStage<T>> fetch;
    private final Predicate<T> isGood;
    private Optional<CompletableFuture<T>> latest = Optional.empty();

    Kept(Supplier<CompletionStage<T>> fetch, Predicate<T> isGood) {
        this.fetch = fetch;
        this.isGood = isGood;
    }

    /** Exceptional when it could not be fetched; the next call tries again. */
    synchronized CompletionStage<T> get() {
        CompletableFuture<T> usable = latest.filter(known -> !known.isDone() || has(known, isGood))
                .orElseGet(() -> fetch.get().toCompletableFuture());
        latest = Optional.of(usable);
        return usable.copy();
    }

    /** Such a value is not good any more. */
    synchronized void discard(Predicate<T> refused) {
        latest = latest.filter(known -> !has(known, refused));
    }

    private static <T> boolean has(CompletableFuture<T> known, Predicate<T> property) {
        return known.isDone() && !known.isCompletedExceptionally() && property.test(known.join());
    }
}
