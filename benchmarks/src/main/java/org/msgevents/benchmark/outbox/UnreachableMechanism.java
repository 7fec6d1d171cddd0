// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.outbox;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.msgevents.mechanism.NotificationMechanism;
import org.msgevents.mechanism.NotificationRequest;
import org.msgevents.mechanism.NotificationStatus;

/** One whose receiver is never there. */
final class UnreachableMechanism implements NotificationMechanism {
    @Override
    public CompletionStage<NotificationStatus> send(NotificationRequest request) {
        return CompletableFuture.completedFuture(
                new NotificationStatus.MechanismError("connection refused", Optional.empty()));
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
        return "unreachable";
    }
}
