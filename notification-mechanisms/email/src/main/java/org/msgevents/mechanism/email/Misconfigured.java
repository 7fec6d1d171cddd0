// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.email;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.msgevents.mechanism.NotificationMechanism;
import org.msgevents.mechanism.NotificationRequest;
import org.msgevents.mechanism.NotificationStatus;
import org.msgevents.mechanism.NotificationStatus.MechanismError;

/** Stands where a configuration has faults; nobody sends by it. */
record Misconfigured() implements NotificationMechanism {
    @Override
    public CompletionStage<NotificationStatus> send(NotificationRequest request) {
        return CompletableFuture.completedFuture(new MechanismError("misconfigured", Optional.empty()));
    }

    @Override
    public void close() {}
}
