// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.mail;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** One kind of operation over a number of connections, each for a user of its own. */
record Workload(Operation operation, int connections) {
    /** What is measured. */
    enum Operation {
        APPEND,
        SMTP,
        STORE,
        FETCH;

        Load open(Ports ports, String user) throws IOException {
            return switch (this) {
                case APPEND -> AppendLoad.open(ports, user);
                case SMTP -> DeliveryLoad.open(ports, user);
                case STORE -> MessageLoad.open(ports, user, MessageLoad.STORE);
                case FETCH -> MessageLoad.open(ports, user, MessageLoad.FETCH);
            };
        }
    }

    /**
     * Each operation with each number of connections.
     *
     * @param operations such as {@code APPEND,SMTP}
     * @param connections such as {@code 1,16}
     */
    static List<Workload> parse(String operations, String connections) {
        return Stream.of(operations.split(",", -1))
                .map(Operation::valueOf)
                .flatMap(operation -> Stream.of(connections.split(",", -1))
                        .map(count -> new Workload(operation, Integer.parseInt(count))))
                .toList();
    }

    /** Those with the most connections: they warm a server up soonest. */
    static List<Workload> busiest(List<Workload> workloads) {
        int most = workloads.stream().mapToInt(Workload::connections).max().orElse(0);
        return workloads.stream()
                .filter(workload -> workload.connections() == most)
                .toList();
    }

    @Override
    public String toString() {
        return String.format("%-6s %2d", operation, connections);
    }
}
