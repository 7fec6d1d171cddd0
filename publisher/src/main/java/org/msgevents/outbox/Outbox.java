// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Keeps each event until every subscription that wants it has had it, or has given it up.
 *
 * <p>Thread-safe. No method blocks for the disk. What {@link #append} completed survives a crash, as far as the
 * outbox's durability says; what
 * {@link #settle} said may be forgotten by one: then an event is told again, never lost. Memory does not grow with the
 * number of events kept.
 */
public interface Outbox extends AutoCloseable {
    /** Of each event. */
    int ATTEMPTS_KEPT = 20;

    /**
     * Takes the entries' place in the order before it returns; its stage completes when they are durable.
     *
     * <p>An id already kept, or kept not long ago, is not kept twice. Fails with an {@link OutboxException} when it
     * could not write: then none of
     * the entries is kept.
     *
     * @param notes of the mailboxes that the entries tell of: kept if these are, in the same transaction
     * @return how many of the entries are kept for somebody, or were before; the others had no room anywhere
     */
    CompletionStage<Integer> append(List<OutboxEntry> entries, List<MailboxNote> notes);

    /** Appends what tells of no mailbox's messages. */
    default CompletionStage<Integer> append(List<OutboxEntry> entries) {
        return append(entries, List.of());
    }

    /** Remembers the notes soon, at the latest with the next append. They may be forgotten by a crash or a failure. */
    void note(List<MailboxNote> notes);

    /** What is known of a mailbox, from every note given before the call; empty: nothing. */
    CompletionStage<Optional<MailboxMark>> mailbox(String mailboxId);

    /**
     * What the subscription is to get next; sees every append and settlement made before the call. Of processes that
     * share an outbox one gets a lane; it has it until it settles for later, asks again without naming it busy, closes
     * or dies.
     */
    CompletionStage<DueLanes> due(DueQuery query);

    /**
     * Whether no other process can have taken the lane since {@link #due} told it: to be asked before each attempt, and
     * a lane that is no longer held is to be left alone. Does not block. True where nobody shares the outbox.
     */
    default boolean holds(Lane lane) {
        return true;
    }

    /**
     * Has {@code told} run, briefly and on any thread, whenever there may be lanes due because another process let go
     * of them or died, or because the outbox can be used again. Never where nobody shares the outbox.
     */
    default void whenLanesFallFree(Runnable told) {}

    /** Of an event that is no longer first in its lane, or of a lane that another process has: nothing happens. */
    CompletionStage<Void> settle(Settlement settlement);

    /**
     * The last {@link #ATTEMPTS_KEPT} attempts that failed of an event that the subscription has yet to get or that is
     * parked, in order; when there are very many such events, those of the oldest attempts are forgotten.
     */
    CompletionStage<List<FailedAttempt>> attempts(String subscription, long sequence);

    /** A page of the subscription's parked events. */
    CompletionStage<List<ParkedEvent>> parked(ParkedQuery query);

    /**
     * Puts a parked event back, at the end of its lane: behind what waits there, with a new sequence and its old id,
     * and as if no attempt had been made. Whoever delivers is to be told. Survives a crash, once completed.
     *
     * @return whether it was parked
     */
    CompletionStage<Boolean> release(String subscription, long sequence);

    /**
     * Gives up a parked event, which is then counted as dropped. Survives a crash, once completed.
     *
     * @return whether it was parked
     */
    CompletionStage<Boolean> drop(String subscription, long sequence);

    /**
     * How long after its delivery an event can be told its subscription again, at least as long as the disk has room;
     * zero: never.
     */
    CompletionStage<Duration> retention();

    /** A page of what the subscription has had and can be told again. */
    CompletionStage<DeliveredPage> delivered(DeliveredQuery query);

    /**
     * Puts delivered events back, in the order of their sequences, at the ends of their lanes: behind what waits there,
     * with id, body and told sequence as they were, and as if no attempt had been made. All or none survive a crash,
     * once completed all. Whoever delivers is to be told.
     *
     * <p>What waits, is parked or was not delivered is left alone: an event that is put back already is not put back
     * twice. So is what is too old or too large to be kept. No more than half of the subscription's room is filled, so
     * that what happens meanwhile finds its place.
     *
     * @param sequences as {@link #delivered} tells them, some hundreds at most
     */
    CompletionStage<Replayed> replay(String subscription, List<Long> sequences);

    /**
     * Has nothing of the subscription {@link #due} until it is resumed, in no process that shares the outbox; what is
     * appended waits. Survives a crash, once completed.
     *
     * @return whether it was not paused before; else the pause is as it was
     */
    CompletionStage<Boolean> pause(String subscription, Pause pause);

    /**
     * Ends a pause. Whoever delivers is to be told. Survives a crash, once completed.
     *
     * @return whether it was paused
     */
    CompletionStage<Boolean> resume(String subscription);

    /** The pauses, by subscription. */
    CompletionStage<Map<String, Pause>> paused();

    /**
     * Has {@code told} run, briefly and on any thread, when another process paused or resumed a subscription. Never
     * where nobody shares the outbox.
     */
    default void whenPausesChange(Runnable told) {}

    /**
     * Gives up some hundreds of the events that the subscription has yet to get or that are parked; they count as
     * dropped. For a subscription that is no longer wanted, and for which nothing is under way in this process: to be
     * repeated until nothing is left.
     *
     * @return how many; 0 when there was nothing
     */
    CompletionStage<Integer> giveUpSome(String subscription);

    /** Completes when something was written to where events are kept, and taken back; fails when it could not be. */
    CompletionStage<Void> check();

    /** By subscription, also of those that are no longer configured. */
    CompletionStage<Map<String, SubscriptionCounters>> counters();

    /**
     * Makes durable what was appended and settled, and lets go of the files. Idempotent; later calls fail with
     * {@link OutboxException}.
     */
    @Override
    void close();
}
