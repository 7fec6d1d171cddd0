// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.msgevents.outbox.DeliveredPage;
import org.msgevents.outbox.DeliveredQuery;
import org.msgevents.outbox.DueLanes;
import org.msgevents.outbox.DueQuery;
import org.msgevents.outbox.FailedAttempt;
import org.msgevents.outbox.MailboxMark;
import org.msgevents.outbox.MailboxNote;
import org.msgevents.outbox.Outbox;
import org.msgevents.outbox.OutboxEntry;
import org.msgevents.outbox.OutboxException;
import org.msgevents.outbox.ParkedEvent;
import org.msgevents.outbox.ParkedQuery;
import org.msgevents.outbox.Pause;
import org.msgevents.outbox.Replayed;
import org.msgevents.outbox.Settlement;
import org.msgevents.outbox.SubscriptionCounters;

/**
 * An outbox in an SQL database, with one thread that alone uses it.
 *
 * <p>Thread-safe. A stage completes in the outbox's own thread: what is chained to it without {@code Async} holds up
 * everybody else, so it must be short and never wait for this outbox.
 */
final class JdbcOutbox implements Outbox {
    private final String name;
    private final RequestQueue queue;
    private final Thread committer;

    private JdbcOutbox(String name, RequestQueue queue, Thread committer) {
        this.name = name;
        this.queue = queue;
        this.committer = committer;
    }

    static JdbcOutbox open(Database database, OutboxTables.Loader tables) {
        RequestQueue queue = new RequestQueue();
        try {
            Thread committer = new Thread(Committer.connect(database, tables, queue), "outbox-committer");
            committer.setDaemon(true);
            committer.start();
            return new JdbcOutbox(database.toString(), queue, committer);
        } catch (SQLException failure) {
            throw new OutboxException("outbox " + database + " cannot be read: " + failure.getMessage(), failure);
        }
    }

    @Override
    public CompletionStage<Integer> append(List<OutboxEntry> entries, List<MailboxNote> notes) {
        CompletableFuture<Integer> done = new CompletableFuture<>();
        return put(new Request.Append(List.copyOf(entries), List.copyOf(notes), done), done);
    }

    @Override
    public void note(List<MailboxNote> notes) {
        queue.offer(new Request.Note(List.copyOf(notes)));
    }

    @Override
    public CompletionStage<Optional<MailboxMark>> mailbox(String mailboxId) {
        return read(tables -> tables.mailbox(mailboxId));
    }

    @Override
    public CompletionStage<DueLanes> due(DueQuery query) {
        return read(tables -> tables.due(query));
    }

    @Override
    public CompletionStage<Void> settle(Settlement settlement) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        return put(new Request.Settle(settlement, done), done);
    }

    @Override
    public CompletionStage<List<FailedAttempt>> attempts(String subscription, long sequence) {
        return read(tables -> tables.attempts(subscription, sequence));
    }

    @Override
    public CompletionStage<List<ParkedEvent>> parked(ParkedQuery query) {
        return read(tables -> tables.parked(query));
    }

    @Override
    public CompletionStage<Boolean> release(String subscription, long sequence) {
        return change(tables -> tables.release(subscription, sequence));
    }

    @Override
    public CompletionStage<Boolean> drop(String subscription, long sequence) {
        return change(tables -> tables.drop(subscription, sequence));
    }

    @Override
    public CompletionStage<Duration> retention() {
        return read(OutboxTables::retention);
    }

    @Override
    public CompletionStage<DeliveredPage> delivered(DeliveredQuery query) {
        return read(tables -> tables.delivered(query));
    }

    @Override
    public CompletionStage<Replayed> replay(String subscription, List<Long> sequences) {
        List<Long> wanted = List.copyOf(sequences);
        return change(tables -> tables.replay(subscription, wanted));
    }

    @Override
    public CompletionStage<Boolean> pause(String subscription, Pause pause) {
        return change(tables -> tables.pause(subscription, pause));
    }

    @Override
    public CompletionStage<Boolean> resume(String subscription) {
        return change(tables -> tables.resume(subscription));
    }

    @Override
    public CompletionStage<Map<String, Pause>> paused() {
        return read(OutboxTables::paused);
    }

    @Override
    public CompletionStage<Integer> giveUpSome(String subscription) {
        return change(tables -> tables.giveUpSome(subscription));
    }

    @Override
    public CompletionStage<Void> check() {
        return change(OutboxTables::check).thenAccept(written -> {});
    }

    @Override
    public CompletionStage<Map<String, SubscriptionCounters>> counters() {
        return read(OutboxTables::counters);
    }

    private <T> CompletionStage<T> read(Request.Read.Query<T> query) {
        CompletableFuture<T> done = new CompletableFuture<>();
        return put(new Request.Read<>(query, done), done);
    }

    <T> CompletionStage<T> change(Request.Read.Query<T> change) {
        CompletableFuture<T> done = new CompletableFuture<>();
        return put(new Request.Change<>(change, done), done);
    }

    private <T> CompletionStage<T> put(Request request, CompletableFuture<T> done) {
        if (!queue.offer(request)) {
            request.fail(new OutboxException("outbox " + name + " is closed"));
        }
        return done;
    }

    @Override
    public void close() {
        queue.close();
        try {
            if (!Thread.currentThread().equals(committer)) {
                committer.join();
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }
}
