// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.msgevents.mechanism.NotificationMechanism;
import org.msgevents.mechanism.NotificationRequest;
import org.msgevents.mechanism.NotificationStatus;

/**
 * The attempts under way, and the clock that ends those that take too long: one for all, as a timer for each would cost
 * as much as the rest of an attempt. For the delivery thread.
 */
final class Attempts {
    private final Duration deadline;
    private final DeliveryThread thread;
    private final Set<Attempt> underWay = new LinkedHashSet<>();
    private boolean watched;

    Attempts(Duration deadline, DeliveryThread thread) {
        this.deadline = deadline;
        this.thread = thread;
    }

    /** @param then is told the status on the delivery thread, within the deadline or a moment later */
    void make(NotificationMechanism mechanism, NotificationRequest request, Consumer<NotificationStatus> then) {
        Attempt attempt = Attempt.make(mechanism, request);
        underWay.add(attempt);
        if (!watched) {
            watch();
        }
        attempt.status()
                .thenAcceptAsync(
                        status -> {
                            underWay.remove(attempt);
                            then.accept(status);
                        },
                        thread);
    }

    /** Wakes when the eldest must have ended. */
    private void watch() {
        Optional<Attempt> eldest = underWay.stream().findFirst();
        watched = eldest.isPresent();
        eldest.ifPresent(attempt -> thread.after(deadline.minus(attempt.age()).plusMillis(1), this::look));
    }

    private void look() {
        underWay.stream()
                .takeWhile(attempt -> attempt.age().compareTo(deadline) >= 0)
                .forEach(attempt -> attempt.giveUp(deadline));
        underWay.removeIf(Attempt::isOver);
        watch();
    }
}
