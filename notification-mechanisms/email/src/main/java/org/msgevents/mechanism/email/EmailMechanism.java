// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.email;

import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.msgevents.mechanism.NotificationMechanism;
import org.msgevents.mechanism.NotificationRequest;
import org.msgevents.mechanism.NotificationStatus;
import org.msgevents.mechanism.NotificationStatus.Delivered;

/** Hands mails to one server, over as many connections as are configured, each used again for some seconds. */
final class EmailMechanism implements NotificationMechanism {
    private static final NotificationStatus CLOSED = StatusReader.error("closed");
    private static final int MOST_WAITING = 1_000;
    private static final NotificationStatus BUSY = StatusReader.error(MOST_WAITING + " mails wait already");
    /** Long enough for a burst; servers dislike connections that say nothing for longer. */
    private static final long KEEP_SECONDS = 10;

    private final EmailConfiguration configuration;
    private final MailWriter writer;
    private final StatusReader statuses;
    private final ThreadPoolExecutor workers;
    private final Set<Attempt> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean isClosed;

    EmailMechanism(EmailConfiguration configuration, Clock clock) {
        ExtraFields.check(MailWriter.FIELDS);
        this.configuration = configuration;
        this.writer = new MailWriter(configuration.form(), clock);
        this.statuses = new StatusReader(configuration.server().login().stream().flatMap(Login::confidential));
        BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
        int most = configuration.connections();
        workers = new ThreadPoolExecutor(most, most, KEEP_SECONDS, TimeUnit.SECONDS, waiting, this::thread);
        workers.allowCoreThreadTimeOut(true);
    }

    /** Each has a connection of its own, for as long as it lives. */
    private Thread thread(Runnable work) {
        Thread thread = new Worker(work, configuration);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public CompletionStage<NotificationStatus> send(NotificationRequest request) {
        Attempt attempt = new Attempt(request, configuration.timeouts().request());
        underWay.add(attempt);
        CompletableFuture<NotificationStatus> unused =
                attempt.status().whenComplete((status, cancelled) -> underWay.remove(attempt));
        try {
            workers.execute(() -> work(attempt));
        } catch (RejectedExecutionException full) {
            attempt.status().complete(isClosed ? CLOSED : BUSY);
        }
        return attempt.status();
    }

    private void work(Attempt attempt) {
        Worker worker = (Worker) Thread.currentThread();
        SmtpConnection connection = worker.connection();
        if (!attempt.begin(connection)) {
            return;
        }
        NotificationStatus status = StatusReader.error("failed");
        try {
            connection.send(configuration.form().recipients(), writer.write(attempt.request()));
            status = new Delivered();
        } catch (IOException failure) {
            status = statuses.read(failure);
        } finally {
            attempt.end();
            attempt.status().complete(status);
        }
    }

    @Override
    public boolean sendsMail() {
        return true;
    }

    @Override
    public void close() {
        isClosed = true;
        workers.shutdown();
        underWay.forEach(attempt -> attempt.status().complete(CLOSED));
    }

    @Override
    public String endpoint() {
        return configuration.server().toString();
    }

    /** The server, without the recipients. */
    @Override
    public String toString() {
        return configuration.server().toString();
    }

    /** A thread and its connection, which may be cut under it: then it takes another. */
    private static final class Worker extends Thread {
        private final EmailConfiguration configuration;
        private SmtpConnection connection;

        Worker(Runnable work, EmailConfiguration configuration) {
            super(work, "message-store-events-email");
            this.configuration = configuration;
            this.connection = new SmtpConnection(configuration.server(), configuration.timeouts());
        }

        SmtpConnection connection() {
            if (connection.isAborted()) {
                connection = new SmtpConnection(configuration.server(), configuration.timeouts());
            }
            return connection;
        }

        @Override
        public void run() {
            super.run();
            connection.quit();
        }
    }
}
