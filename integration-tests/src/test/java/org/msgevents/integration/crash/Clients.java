// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.crash;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

import org.msgevents.integration.client.DeliveryClient;
import org.msgevents.integration.client.ImapClient;
import org.msgevents.integration.client.SampleMail;
import org.msgevents.integration.server.EmbeddedJames;
import org.msgevents.integration.server.Ports;

/** Clients that bring in mail as fast as they can, each for a user of its own, until the server is gone. */
final class Clients implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger acknowledgements = new AtomicInteger();
    private volatile Runnable deed = () -> {};

    /** A message that the server took responsibility for. */
    record Message(String user, long uid) {}

    /** Does something as soon as that many messages of all clients together are acknowledged; the others go on. */
    void onAcknowledgement(int count, Runnable deed) {
        acknowledgements.set(count);
        this.deed = deed;
    }

    /** The first half of the users gets mail by APPEND, the other by LMTP. Returns what was acknowledged. */
    List<Message> run(Ports ports, List<String> users) throws Exception {
        List<Future<Long>> running = new ArrayList<>();
        for (int i = 0; i < users.size(); i++) {
            String user = users.get(i);
            running.add(threads.submit(
                    i < users.size() / 2 ? () -> append(ports.imap(), user) : () -> deliver(ports.lmtp(), user)));
        }
        List<Message> acknowledged = new ArrayList<>();
        for (int i = 0; i < users.size(); i++) {
            acknowledged.addAll(messages(users.get(i), running.get(i).get()));
        }
        return acknowledged;
    }

    /** UIDs start at 1, and nobody else brings mail into these mailboxes. */
    private static List<Message> messages(String user, long count) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(uid -> new Message(user, uid))
                .toList();
    }

    private long append(int port, String user) {
        long acknowledged = 0;
        try (ImapClient imap = ImapClient.login(port, user, EmbeddedJames.PASSWORD)) {
            while (true) {
                imap.append("INBOX", SampleMail.TEXT);
                acknowledged++;
                count();
            }
        } catch (IOException killed) {
            return acknowledged;
        }
    }

    private long deliver(int port, String user) {
        long acknowledged = 0;
        try (DeliveryClient lmtp = DeliveryClient.lmtp(port)) {
            while (true) {
                lmtp.deliver("<carol@example.com>", List.of("<" + user + ">"), SampleMail.TEXT);
                acknowledged++;
                count();
                lmtp.reset();
            }
        } catch (IOException killed) {
            return acknowledged;
        }
    }

    private void count() {
        if (acknowledgements.decrementAndGet() == 0) {
            deed.run();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
