// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.extension;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.msgevents.outbox.DeliveredPage;
import org.msgevents.outbox.DeliveredQuery;
import org.msgevents.outbox.DueLanes;
import org.msgevents.outbox.DueQuery;
import org.msgevents.outbox.FailedAttempt;
import org.msgevents.outbox.Lane;
import org.msgevents.outbox.MailboxMark;
import org.msgevents.outbox.MailboxNote;
import org.msgevents.outbox.Outbox;
import org.msgevents.outbox.OutboxEntry;
import org.msgevents.outbox.ParkedEvent;
import org.msgevents.outbox.ParkedQuery;
import org.msgevents.outbox.Pause;
import org.msgevents.outbox.Replayed;
import org.msgevents.outbox.Settlement;
import org.msgevents.outbox.SubscriptionCounters;

/**
 * An outbox whose {@link #close()} lets stragglers in.
 *
 * <p>James stops us after its servers, but commands that it was at work on then may still end on its own threads.
 */
final class LingeringOutbox implements Outbox {
    private final Outbox outbox;
    private final Duration quiet;
    private final Duration patience;
    private final Semaphore appends = new Semaphore(0);

    /**
     * @param quiet how long nothing must have been appended
     * @param patience how long to wait for that at most
     */
    LingeringOutbox(Outbox outbox, Duration quiet, Duration patience) {
        this.outbox = outbox;
        this.quiet = quiet;
        this.patience = patience;
    }

    @Override
    public CompletionStage<Integer> append(List<OutboxEntry> entries, List<MailboxNote> notes) {
        appends.release();
        return outbox.append(entries, notes);
    }

    @Override
    public void note(List<MailboxNote> notes) {
        outbox.note(notes);
    }

    @Override
    public CompletionStage<Optional<MailboxMark>> mailbox(String mailboxId) {
        return outbox.mailbox(mailboxId);
    }

    @Override
    public CompletionStage<DueLanes> due(DueQuery query) {
        return outbox.due(query);
    }

    @Override
    public CompletionStage<Void> settle(Settlement settlement) {
        return outbox.settle(settlement);
    }

    @Override
    public CompletionStage<List<FailedAttempt>> attempts(String subscription, long sequence) {
        return outbox.attempts(subscription, sequence);
    }

    @Override
    public CompletionStage<List<ParkedEvent>> parked(ParkedQuery query) {
        return outbox.parked(query);
    }

    @Override
    public CompletionStage<Boolean> release(String subscription, long sequence) {
        return outbox.release(subscription, sequence);
    }

    @Override
    public CompletionStage<Boolean> drop(String subscription, long sequence) {
        return outbox.drop(subscription, sequence);
    }

    @Override
    public CompletionStage<Duration> retention() {
        return outbox.retention();
    }

    @Override
    public CompletionStage<DeliveredPage> delivered(DeliveredQuery query) {
        return outbox.delivered(query);
    }

    @Override
    public CompletionStage<Replayed> replay(String subscription, List<Long> sequences) {
        return outbox.replay(subscription, sequences);
    }

    @Override
    public CompletionStage<Boolean> pause(String subscription, Pause pause) {
        return outbox.pause(subscription, pause);
    }

    @Override
    public CompletionStage<Boolean> resume(String subscription) {
        return outbox.resume(subscription);
    }

    @Override
    public CompletionStage<Map<String, Pause>> paused() {
        return outbox.paused();
    }

    @Override
    public CompletionStage<Integer> giveUpSome(String subscription) {
        return outbox.giveUpSome(subscription);
    }

    @Override
    public CompletionStage<Void> check() {
        return outbox.check();
    }

    @Override
    public CompletionStage<Map<String, SubscriptionCounters>> counters() {
        return outbox.counters();
    }

    @Override
    public boolean holds(Lane lane) {
        return outbox.holds(lane);
    }

    @Override
    public void whenLanesFallFree(Runnable told) {
        outbox.whenLanesFallFree(told);
    }

    @Override
    public void whenPausesChange(Runnable told) {
        outbox.whenPausesChange(told);
    }

    /** Waits for the quiet, then closes. */
    @Override
    public void close() {
        try {
            awaitQuiet();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } finally {
            outbox.close();
        }
    }

    private void awaitQuiet() throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        do {
            appends.drainPermits();
        } while (System.nanoTime() < deadline && appends.tryAcquire(quiet.toNanos(), TimeUnit.NANOSECONDS));
    }
}
