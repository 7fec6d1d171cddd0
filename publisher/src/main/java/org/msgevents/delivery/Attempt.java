// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.msgevents.mechanism.NotificationMechanism;
import org.msgevents.mechanism.NotificationRequest;
import org.msgevents.mechanism.NotificationStatus;
import org.msgevents.mechanism.NotificationStatus.MechanismError;

/** One attempt at a mechanism that keeps no promise: it may throw, fail, or never answer. Thread-safe. */
final class Attempt {
    private final long began = System.nanoTime();
    private final CompletableFuture<NotificationStatus> sent;
    private final CompletableFuture<NotificationStatus> status = new CompletableFuture<>();

    private Attempt(CompletableFuture<NotificationStatus> sent) {
        this.sent = sent;
    }

    static Attempt make(NotificationMechanism mechanism, NotificationRequest request) {
        Attempt attempt = new Attempt(send(mechanism, request));
        CompletionStage<NotificationStatus> answer = attempt.sent;
        answer.whenComplete(
                (told, failure) -> attempt.status.complete(failure == null ? told : error("failed: " + failure)));
        return attempt;
    }

    /** The border to code that is not ours: whatever it throws is its failure, and the event is tried again. */
    private static CompletableFuture<NotificationStatus> send(
            NotificationMechanism mechanism, NotificationRequest request) {
        try {
            return mechanism.send(request).toCompletableFuture();
        } catch (Exception thrown) {
            return CompletableFuture.failedFuture(thrown);
        }
    }

    /** Completes normally; with an error when the attempt is {@link #giveUp given up}. */
    CompletionStage<NotificationStatus> status() {
        return status;
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    boolean isOver() {
        return status.isDone();
    }

    /** Cancels what the mechanism does, unless it is done. */
    void giveUp(Duration deadline) {
        if (status.complete(error("no answer within " + deadline.toSeconds() + " s"))) {
            sent.cancel(true);
        }
    }

    private static NotificationStatus error(String reason) {
        return new MechanismError(reason, Optional.empty());
    }
}
