// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.msgevents.mechanism.NotificationMechanism;
import org.msgevents.mechanism.NotificationRequest;
import org.msgevents.mechanism.NotificationStatus;
import org.msgevents.mechanism.NotificationStatus.MechanismError;

/** One attempt at a mechanism that keeps no promise: it may throw, fail, or never answer. */
final class Attempt {
    private Attempt() {}

    /** Completes within the deadline, always normally; after it the mechanism's attempt is cancelled. */
    static CompletionStage<NotificationStatus> make(
            NotificationMechanism mechanism, NotificationRequest request, Duration deadline) {
        CompletableFuture<NotificationStatus> sent = send(mechanism, request);
        return sent.copy().orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS).exceptionally(failure -> {
            sent.cancel(true);
            return error(failure, deadline);
        });
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

    private static NotificationStatus error(Throwable failure, Duration deadline) {
        String reason = failure instanceof TimeoutException
                ? "no answer within " + deadline.toSeconds() + " s"
                : "failed: " + failure;
        return new MechanismError(reason, Optional.empty());
    }
}
