// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.extension;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

import org.msgevents.outbox.DeliveredPage;
import org.msgevents.outbox.DeliveredQuery;
import org.msgevents.outbox.DueLanes;
import org.msgevents.outbox.DueQuery;
import org.msgevents.outbox.FailedAttempt;
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

/** Knows what was asked of it, and counts as it is told. */
final class RecordingOutbox implements Outbox {
    private static final int ENOUGH = 10;

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Map<String, SubscriptionCounters>> counters;

    private RecordingOutbox(CompletableFuture<Map<String, SubscriptionCounters>> counters) {
        this.counters = counters;
    }

    static RecordingOutbox counting(Map<String, SubscriptionCounters> counters) {
        return counting(CompletableFuture.completedFuture(counters));
    }

    static RecordingOutbox counting(CompletableFuture<Map<String, SubscriptionCounters>> counters) {
        return new RecordingOutbox(counters);
    }

    /** The first ten. */
    List<String> calls() {
        return calls;
    }

    @Override
    public CompletionStage<Integer> append(List<OutboxEntry> entries, List<MailboxNote> notes) {
        return note("append", CompletableFuture.completedFuture(entries.size()));
    }

    @Override
    public void note(List<MailboxNote> notes) {
        note("note", CompletableFuture.completedFuture(null));
    }

    @Override
    public CompletionStage<Optional<MailboxMark>> mailbox(String mailboxId) {
        return note("mailbox", CompletableFuture.completedFuture(Optional.empty()));
    }

    @Override
    public CompletionStage<DueLanes> due(DueQuery query) {
        return note("due", new CompletableFuture<>());
    }

    @Override
    public CompletionStage<Void> settle(Settlement settlement) {
        return note("settle", CompletableFuture.completedFuture(null));
    }

    @Override
    public CompletionStage<List<FailedAttempt>> attempts(String subscription, long sequence) {
        return note("attempts", CompletableFuture.completedFuture(List.of()));
    }

    @Override
    public CompletionStage<List<ParkedEvent>> parked(ParkedQuery query) {
        return note("parked", CompletableFuture.completedFuture(List.of()));
    }

    @Override
    public CompletionStage<Boolean> release(String subscription, long sequence) {
        return note("release", CompletableFuture.completedFuture(true));
    }

    @Override
    public CompletionStage<Boolean> drop(String subscription, long sequence) {
        return note("drop", CompletableFuture.completedFuture(true));
    }

    @Override
    public CompletionStage<Duration> retention() {
        return note("retention", CompletableFuture.completedFuture(Duration.ZERO));
    }

    @Override
    public CompletionStage<DeliveredPage> delivered(DeliveredQuery query) {
        return note("delivered", CompletableFuture.completedFuture(new DeliveredPage(List.of(), 0)));
    }

    @Override
    public CompletionStage<Replayed> replay(String subscription, List<Long> sequences) {
        return note("replay", CompletableFuture.completedFuture(Replayed.NOTHING));
    }

    @Override
    public CompletionStage<Boolean> pause(String subscription, Pause pause) {
        return note("pause", CompletableFuture.completedFuture(true));
    }

    @Override
    public CompletionStage<Boolean> resume(String subscription) {
        return note("resume", CompletableFuture.completedFuture(true));
    }

    @Override
    public CompletionStage<Map<String, Pause>> paused() {
        return note("paused", CompletableFuture.completedFuture(Map.of()));
    }

    @Override
    public CompletionStage<Integer> giveUpSome(String subscription) {
        return note("giveUpSome", CompletableFuture.completedFuture(0));
    }

    @Override
    public CompletionStage<Void> check() {
        return note("check", CompletableFuture.completedFuture(null));
    }

    @Override
    public CompletionStage<Map<String, SubscriptionCounters>> counters() {
        return note("counters", counters);
    }

    @Override
    public void close() {
        calls.add("close");
    }

    private <T> CompletionStage<T> note(String call, CompletionStage<T> answer) {
        if (calls.size() < ENOUGH) {
            calls.add(call);
        }
        return answer;
    }
}
