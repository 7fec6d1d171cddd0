// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.msgevents.mechanism.NotificationRequest;
import org.msgevents.mechanism.NotificationStatus;
import org.msgevents.mechanism.NotificationStatus.RequestError;

/**
 * Puts together into one request what comes within a short time. Thread-safe.
 *
 * <p>The delivery has one event of an ordering key under way, so those of a batch are of different keys, and their
 * order is of no account.
 */
final class Batcher {
    private final BatchSettings settings;
    private final Function<List<NotificationRequest>, CompletionStage<NotificationStatus>> post;
    private final Executor later;
    private Batch open = new Batch();

    Batcher(BatchSettings settings, Function<List<NotificationRequest>, CompletionStage<NotificationStatus>> post) {
        this.settings = settings;
        this.post = post;
        this.later = CompletableFuture.delayedExecutor(settings.maxWait().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What becomes of the request that this one is part of. Cancelling does not take it out of it. */
    CompletionStage<NotificationStatus> add(NotificationRequest request) {
        Waiting waiting = new Waiting(request, new CompletableFuture<>());
        List<Batch> full = join(waiting);
        full.forEach(this::send);
        return waiting.status;
    }

    /** The batches that are to be sent now. */
    private synchronized List<Batch> join(Waiting waiting) {
        List<Batch> full = new ArrayList<>();
        if (!open.hasRoomFor(waiting, settings)) {
            full.add(open);
            open = new Batch();
        }
        open.add(waiting);
        if (open.isFull(settings)) {
            full.add(open);
            open = new Batch();
        } else if (open.waiting.size() == 1) {
            Batch begun = open;
            later.execute(() -> take(begun).ifPresent(this::send));
        }
        return full;
    }

    /** It may have been sent before its time. */
    private synchronized Optional<Batch> take(Batch begun) {
        if (open != begun) {
            return Optional.empty();
        }
        open = new Batch();
        return Optional.of(begun);
    }

    private void send(Batch batch) {
        List<NotificationRequest> requests =
                batch.waiting.stream().map(Waiting::request).toList();
        post.apply(requests).thenAccept(status -> {
            if (status instanceof RequestError && requests.size() > 1) {
                batch.waiting.forEach(this::sendAlone);
            } else {
                batch.waiting.forEach(waiting -> waiting.status.complete(status));
            }
        });
    }

    /** One event that is refused does not take the others with it. */
    private void sendAlone(Waiting waiting) {
        post.apply(List.of(waiting.request)).thenAccept(waiting.status::complete);
    }

    private record Waiting(NotificationRequest request, CompletableFuture<NotificationStatus> status) {
        long bytes() {
            return request.payload().getBytes(StandardCharsets.UTF_8).length;
        }
    }

    /** Guarded by the batcher while it is open. */
    private static final class Batch {
        private final List<Waiting> waiting = new ArrayList<>();
        private long bytes = "[]".length();

        boolean hasRoomFor(Waiting next, BatchSettings settings) {
            return waiting.isEmpty() || bytes + next.bytes() <= settings.maxBytes();
        }

        void add(Waiting next) {
            waiting.add(next);
            bytes += next.bytes() + ",".length();
        }

        boolean isFull(BatchSettings settings) {
            return waiting.size() >= settings.maxEvents() || bytes >= settings.maxBytes();
        }
    }
}
