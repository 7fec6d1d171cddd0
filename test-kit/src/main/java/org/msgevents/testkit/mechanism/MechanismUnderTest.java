// SPDX-License-Identifier: Apache-2.0
package org.msgevents.testkit.mechanism;

import static org.msgevents.testkit.EventFixture.INBOX_KEY;
import static org.msgevents.testkit.EventFixture.idOf;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import org.msgevents.event.EventName;
import org.msgevents.mechanism.NotificationMechanism;
import org.msgevents.mechanism.NotificationRequest;
import org.msgevents.mechanism.NotificationStatus;

/**
 * What a test class provides, and what the contracts do with it. Every test has a mechanism and a receiver of its own.
 */
public interface MechanismUnderTest {
    /** The same throughout a test; its receiver is {@link ReceiverState#ACCEPTING} at first. */
    NotificationMechanism mechanism();

    /** From the next request on. The contracts leave {@link ReceiverState#UNREACHABLE} no more. */
    void receiver(ReceiverState state);

    /** The payloads that arrived, in that order, whatever was answered. */
    List<String> arrived();

    /** Within which an attempt ends, as the mechanism is configured. */
    Duration timeLimit();

    /** What the mechanism is configured with and may not tell. */
    Set<String> secrets();

    default CompletionStage<NotificationStatus> send(String payload) {
        return mechanism().send(request(payload));
    }

    /** The status, which must come within the time limit and as much again. */
    default NotificationStatus statusOf(CompletionStage<NotificationStatus> attempt) {
        return attempt.toCompletableFuture()
                .orTimeout(timeLimit().multipliedBy(2).toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** Equal payloads make equal requests. */
    static NotificationRequest request(String payload) {
        return new NotificationRequest(idOf(payload), EventName.MESSAGE_NEW, INBOX_KEY, 1, payload);
    }
}
