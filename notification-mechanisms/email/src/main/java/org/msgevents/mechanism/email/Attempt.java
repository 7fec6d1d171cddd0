// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.email;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.msgevents.mechanism.NotificationRequest;
import org.msgevents.mechanism.NotificationStatus;

/** One attempt: its status, and the connection to be cut when it ends before that is known. Thread-safe. */
final class Attempt {
    private final NotificationRequest request;
    private final CompletableFuture<NotificationStatus> status = new CompletableFuture<>();
    private Optional<SmtpConnection> connection = Optional.empty();

    Attempt(NotificationRequest request, Duration limit) {
        this.request = request;
        CompletableFuture<NotificationStatus> unused = status.completeOnTimeout(
                        StatusReader.error("no answer within " + limit.toMillis() + " ms"),
                        limit.toMillis(),
                        TimeUnit.MILLISECONDS)
                .whenComplete((known, cancelled) -> cut());
    }

    NotificationRequest request() {
        return request;
    }

    /** Cancelling it abandons the attempt. */
    CompletableFuture<NotificationStatus> status() {
        return status;
    }

    /** False if the attempt is over already. */
    synchronized boolean begin(SmtpConnection used) {
        connection = Optional.of(used).filter(unused -> !status.isDone());
        return connection.isPresent();
    }

    /** From here on nobody cuts the connection. */
    synchronized void end() {
        connection = Optional.empty();
    }

    private synchronized void cut() {
        connection.ifPresent(SmtpConnection::abort);
    }
}
