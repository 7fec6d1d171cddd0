// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.extension;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.msgevents.outbox.ForwardingOutbox;
import org.msgevents.outbox.MailboxNote;
import org.msgevents.outbox.Outbox;
import org.msgevents.outbox.OutboxEntry;

/**
 * An outbox whose {@link #close()} lets stragglers in.
 *
 * <p>James stops us after its servers, but commands that it was at work on then may still end on its own threads.
 */
final class LingeringOutbox extends ForwardingOutbox {
    private final Duration quiet;
    private final Duration patience;
    private final Semaphore appends = new Semaphore(0);

    /**
     * @param quiet how long nothing must have been appended
     * @param patience how long to wait for that at most
     */
    LingeringOutbox(Outbox outbox, Duration quiet, Duration patience) {
        super(outbox);
        this.quiet = quiet;
        this.patience = patience;
    }

    @Override
    public CompletionStage<Integer> append(List<OutboxEntry> entries, List<MailboxNote> notes) {
        appends.release();
        return super.append(entries, notes);
    }

    /** Waits for the quiet, then closes. */
    @Override
    public void close() {
        try {
            awaitQuiet();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } finally {
            super.close();
        }
    }

    private void awaitQuiet() throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        do {
            appends.drainPermits();
        } while (System.nanoTime() < deadline && appends.tryAcquire(quiet.toNanos(), TimeUnit.NANOSECONDS));
    }
}
