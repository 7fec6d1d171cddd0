// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** An outbox that hands everything to another one, but for what whoever extends it does otherwise. */
public abstract class ForwardingOutbox implements Outbox {
    private final Outbox outbox;

    /** @param outbox is closed with this one */
    protected ForwardingOutbox(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public CompletionStage<Integer> append(List<OutboxEntry> entries, List<MailboxNote> notes) {
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

    @Override
    public void close() {
        outbox.close();
    }
}
