// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism;

import java.util.concurrent.CompletionStage;

/**
 * Takes notification requests and hands them on: a webhook endpoint, a broker (draft-ietf-lemonade-notifications-05,
 * section 5.3).
 *
 * <p>Thread-safe. Its {@code toString()} names the destination for logs, without secrets.
 */
public interface NotificationMechanism extends AutoCloseable {
    /**
     * Makes one attempt. Returns at once; never blocks, never retries, never throws for a receiver's fault.
     *
     * <p>The stage completes within the mechanism's own time-outs, and normally: a receiver's fault is a status.
     * Cancelling its future
     * abandons the attempt.
     */
    CompletionStage<NotificationStatus> send(NotificationRequest request);

    /**
     * What fails and works as one, such as a server: mechanisms that name the same endpoint are spared together when it
     * is down. Always the same, without secrets; a mechanism that shares its endpoint with no other need not name it.
     */
    default String endpoint() {
        return toString();
    }

    /**
     * Whether its notifications are mails, which may come back into the message store. Then it is told nothing of
     * notifications: each would bring forth the next.
     */
    default boolean sendsMail() {
        return false;
    }

    /** Abandons what is under way and frees what it holds. Idempotent. */
    @Override
    void close();
}
