// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.table;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.msgevents.integration.client.ImapClient;
import org.msgevents.integration.server.EmbeddedJames;

/** Two IMAP sessions that work at the same time. */
final class TwoSessions {
    /** How often each does it, where the row says so. */
    static final int ROUNDS = 8;

    /** What a session does. */
    @FunctionalInterface
    interface Work {
        void run(ImapClient imap) throws Exception;
    }

    /** What a session does again and again. */
    @FunctionalInterface
    interface Round {
        void run(ImapClient imap, int round) throws Exception;
    }

    private TwoSessions() {}

    /** Both alice's; events tell the session. */
    static void run(Scene at, Work one, Work other) throws Exception {
        atOnce(session(at, at.alice(), "one", one), session(at, at.alice(), "other", other));
    }

    /** The first alice's, the second bob's; events tell the session. */
    static void runForTwo(Scene at, Work one, Work other) throws Exception {
        atOnce(session(at, at.alice(), "one", one), session(at, at.bob(), "other", other));
    }

    static Work rounds(Round round) {
        return imap -> {
            for (int i = 0; i < ROUNDS; i++) {
                round.run(imap, i);
            }
        };
    }

    private static void atOnce(Callable<Void> one, Callable<Void> other) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Void>> sessions = new ArrayList<>();
            for (Callable<Void> session : List.of(one, other)) {
                sessions.add(threads.submit(session));
            }
            for (Future<Void> session : sessions) {
                session.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<Void> session(Scene at, String user, String name, Work work) {
        return () -> {
            try (ImapClient imap = ImapClient.login(at.james().ports().imap(), user, EmbeddedJames.PASSWORD)) {
                at.sessions().put(imap.localPort(), name);
                work.run(imap);
            }
            return null;
        };
    }
}
