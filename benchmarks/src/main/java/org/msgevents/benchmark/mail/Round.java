// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** One workload against one server. */
final class Round {
    private Round() {}

    /** As many as the most connections of a workload. */
    static List<String> users() {
        return IntStream.range(0, 16).mapToObj(i -> "user" + i + "@localhost").toList();
    }

    /**
     * The time from the first operation to the end of the last by their number, in nanoseconds. Mailboxes
     * are empty before and after.
     *
     * @param operations of each connection
     */
    static double nanosPerOperation(Ports ports, Workload workload, int operations) throws Exception {
        List<Client> clients = new ArrayList<>();
        try {
            for (String user : users().subList(0, workload.connections())) {
                clients.add(Client.open(workload.operation(), ports, user));
            }
            for (Client client : clients) {
                client.prepare();
            }
            double nanos = (double) nanosUntilAllDone(clients, operations);
            for (Client client : clients) {
                client.empty();
            }
            return nanos / workload.connections() / operations;
        } finally {
            for (Client client : clients) {
                client.close();
            }
        }
    }

    private static long nanosUntilAllDone(List<Client> clients, int operations) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients.size());
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> running = new ArrayList<>();
            for (Client client : clients) {
                running.add(threads.submit(() -> {
                    start.await();
                    client.work(operations);
                    return client;
                }));
            }
            long begin = System.nanoTime();
            start.countDown();
            for (Future<?> one : running) {
                one.get();
            }
            return System.nanoTime() - begin;
        } finally {
            threads.shutdownNow();
        }
    }
}
