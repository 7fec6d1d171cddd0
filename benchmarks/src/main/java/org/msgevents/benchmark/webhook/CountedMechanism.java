// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.webhook;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;

import org.msgevents.mechanism.NotificationMechanism;
import org.msgevents.mechanism.NotificationRequest;
import org.msgevents.mechanism.NotificationStatus;

/** Counts what another one has delivered, and keeps the first request. */
record CountedMechanism(
        NotificationMechanism counted, CountDownLatch left, CompletableFuture<NotificationRequest> first)
        implements NotificationMechanism {
    @Override
    public CompletionStage<NotificationStatus> send(NotificationRequest request) {
        CompletionStage<NotificationStatus> sent = counted.send(request);
        sent.thenAccept(status -> count(request, status));
        return sent;
    }

    private void count(NotificationRequest request, NotificationStatus status) {
        if (!(status instanceof NotificationStatus.Delivered)) {
            throw new IllegalStateException("not delivered: " + status);
        }
        first.complete(request);
        left.countDown();
    }

    @Override
    public String endpoint() {
        return counted.endpoint();
    }

    @Override
    public void close() {
        counted.close();
    }

    @Override
    public String toString() {
        return counted.toString();
    }
}
