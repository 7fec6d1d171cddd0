// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.msgevents.outbox.ForwardingOutbox;
import org.msgevents.outbox.Lane;
import org.msgevents.outbox.OutboxException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An outbox on a PostgreSQL server, which several processes share: each a node with a lease, and a lane is one node's
 * at a time. Thread-safe, as {@link JdbcOutbox} is.
 */
public final class PostgresOutbox extends ForwardingOutbox {
    private static final Logger LOGGER = LoggerFactory.getLogger(PostgresOutbox.class);
    private static final Duration RENEWAL = Duration.ofSeconds(1);

    private final Tenure tenure;
    private final ScheduledFuture<?> renewals;
    private final ScheduledExecutorService renewer;

    private PostgresOutbox(
            JdbcOutbox outbox, Tenure tenure, ScheduledFuture<?> renewals, ScheduledExecutorService renewer) {
        super(outbox);
        this.tenure = tenure;
        this.renewals = renewals;
        this.renewer = renewer;
    }

    /**
     * Opens the outbox, or makes one, and joins the nodes that share it. Blocks for the server.
     *
     * @param configuration must name a place on PostgreSQL
     * @param clock tells when an event was accepted and how long a lane has been waiting; leases are on the server's
     * @throws OutboxException when the server cannot be reached or refuses, or when the tables are newer than this
     *     program
     */
    public static PostgresOutbox open(OutboxConfiguration configuration, Clock clock) {
        Tenure tenure = new Tenure();
        PostgresServer server =
                new PostgresServer(configuration.postgresql().orElseThrow(), configuration.durability(), tenure);
        Keeping keeping = Keeping.elsewhere(configuration.retention(), configuration.limits());
        return open(
                server,
                tenure,
                connection -> OutboxTables.share(connection, clock, keeping, new SharedLanes(connection, tenure)));
    }

    static PostgresOutbox open(Database database, Tenure tenure, OutboxTables.Loader tables) {
        JdbcOutbox outbox = JdbcOutbox.open(database, tables);
        try {
            renew(outbox, tenure).toCompletableFuture().join();
        } catch (CompletionException refused) {
            outbox.close();
            throw refused.getCause() instanceof OutboxException cause ? cause : refused;
        }
        ScheduledExecutorService renewer = Executors.newSingleThreadScheduledExecutor(PostgresOutbox::daemon);
        Runnable renewal = () -> renew(outbox, tenure).whenComplete((nothing, failure) -> {
            if (failure != null) {
                LOGGER.debug("outbox {}: the lease was not renewed", database, failure);
            }
        });
        ScheduledFuture<?> renewals =
                renewer.scheduleAtFixedRate(renewal, RENEWAL.toMillis(), RENEWAL.toMillis(), TimeUnit.MILLISECONDS);
        return new PostgresOutbox(outbox, tenure, renewals, renewer);
    }

    private static CompletionStage<Void> renew(JdbcOutbox outbox, Tenure tenure) {
        return outbox.change(OutboxTables::renew).thenAccept(renewal -> renewal.ifPresent(tenure::renewed));
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "outbox-lease");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public boolean holds(Lane lane) {
        return tenure.covers(lane.term());
    }

    @Override
    public void whenLanesFallFree(Runnable told) {
        tenure.whenLanesFallFree(told);
    }

    @Override
    public void whenPausesChange(Runnable told) {
        tenure.whenPausesChange(told);
    }

    /** Leaves the nodes that share it: they may have the lanes at once. */
    @Override
    public void close() {
        renewals.cancel(false);
        renewer.shutdown();
        super.close();
    }
}
