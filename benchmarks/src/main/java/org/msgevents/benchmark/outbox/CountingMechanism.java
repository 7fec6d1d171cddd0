// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.outbox;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;

import org.msgevents.mechanism.NotificationMechanism;
import org.msgevents.mechanism.NotificationRequest;
import org.msgevents.mechanism.NotificationStatus;

/** One that takes all at once and counts down. */
record CountingMechanism(CountDownLatch left) implements NotificationMechanism {
    @Override
    public CompletionStage<NotificationStatus> send(NotificationRequest request) {
        left.countDown();
        return CompletableFuture.completedFuture(new NotificationStatus.Delivered());
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
        return "counting";
    }
}
