// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.mail;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Brings mail to one user, and sees it arrive. Not thread-safe. */
final class Client implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final MailSink sink;
    private final ImapConnection inbox;

    private Client(MailSink sink, ImapConnection inbox) {
        this.sink = sink;
        this.inbox = inbox;
    }

    static Client open(Workload.Protocol protocol, Ports ports, String user) throws IOException {
        return new Client(protocol.open(ports, user), ImapConnection.login(ports.imap(), user));
    }

    /** Returns when that many messages are in the INBOX, which was empty. */
    void bring(int messages) throws IOException {
        for (int i = 0; i < messages; i++) {
            sink.take(Workload.message(UUID.randomUUID().toString()));
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (inbox.messages() < messages) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not all messages arrived");
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    void empty() throws IOException {
        inbox.empty();
    }

    @Override
    public void close() throws IOException {
        sink.close();
        inbox.close();
    }
}
