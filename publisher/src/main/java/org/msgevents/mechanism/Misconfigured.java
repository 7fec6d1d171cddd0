// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.msgevents.mechanism.NotificationStatus.MechanismError;

/** What a factory makes of an element that has faults: nobody sends by it. */
public record Misconfigured() implements NotificationMechanism {
    @Override
    public CompletionStage<NotificationStatus> send(NotificationRequest request) {
        return CompletableFuture.completedFuture(new MechanismError("misconfigured", Optional.empty()));
    }

    @Override
    public void close() {}
}
