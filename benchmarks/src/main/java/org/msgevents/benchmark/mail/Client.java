// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.mail;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Works for one user, and sees mail arrive. Not thread-safe. */
final class Client implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(1);
    private static final Duration SHORT_POLL = Duration.ofNanos(100_000);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Load load;
    private final ImapConnection inbox;

    private Client(Load load, ImapConnection inbox) {
        this.load = load;
        this.inbox = inbox;
    }

    static Client open(Workload.Operation operation, Ports ports, String user) throws IOException {
        return new Client(operation.open(ports, user), ImapConnection.login(ports.imap(), user));
    }

    /** The INBOX is empty. */
    void prepare() throws IOException {
        load.prepare();
    }

    /** Returns when all is done, and what was to come in is in the INBOX. */
    void work(int operations) throws IOException {
        for (int i = 0; i < operations; i++) {
            load.operate();
        }
        awaitArrival(operations, POLL);
    }

    /**
     * One operation until it is done, and until what was to come in is in the INBOX.
     *
     * @param number of operations so far, this one included
     * @return nanoseconds
     */
    long nanosOf(int number) throws IOException {
        long begin = System.nanoTime();
        load.operate();
        awaitArrival(number, SHORT_POLL);
        return System.nanoTime() - begin;
    }

    private void awaitArrival(int operations, Duration poll) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (inbox.messages() < load.messagesAfter(operations)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not all messages arrived");
            }
            LockSupport.parkNanos(poll.toNanos());
        }
    }

    void empty() throws IOException {
        inbox.empty();
    }

    @Override
    public void close() throws IOException {
        load.close();
        inbox.close();
    }
}
