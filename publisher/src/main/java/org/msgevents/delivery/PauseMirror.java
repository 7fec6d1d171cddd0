// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import java.util.Optional;
import java.util.concurrent.Executor;

import org.msgevents.outbox.Outbox;
import org.msgevents.outbox.Pause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known here of a subscription's pause, which the outbox keeps. For one thread, but that any may ask what there
 * is.
 */
final class PauseMirror {
    private static final Logger LOGGER = LoggerFactory.getLogger(PauseMirror.class);

    private final String subscription;
    private final Outbox outbox;
    private final Executor thread;
    private volatile boolean paused;
    private volatile boolean unwritten;
    private boolean writing;

    PauseMirror(String subscription, Outbox outbox, Executor thread) {
        this.subscription = subscription;
        this.outbox = outbox;
        this.thread = thread;
    }

    boolean isPaused() {
        return paused;
    }

    /** Whether there is one that the outbox does not know, or not yet. */
    boolean isUnwritten() {
        return paused && unwritten;
    }

    /** Pauses at once; for longer than this process lives if the outbox can be written: whether that is new. */
    boolean pause(Pause pause) {
        if (paused) {
            return false;
        }
        paused = true;
        writing = true;
        unwritten = true;
        outbox.pause(subscription, pause)
                .whenCompleteAsync(
                        (isNew, failure) -> {
                            writing = false;
                            unwritten = failure != null;
                            if (failure != null) {
                                LOGGER.warn(
                                        "Subscription {}: its pause will not outlive this process",
                                        subscription,
                                        failure);
                            }
                        },
                        thread);
        return true;
    }

    /** What the outbox said, but for what it said before it knew of a pause of ours: whether that is new. */
    boolean tell(Optional<Pause> known) {
        if (writing || paused == known.isPresent()) {
            return false;
        }
        paused = known.isPresent();
        return true;
    }
}
