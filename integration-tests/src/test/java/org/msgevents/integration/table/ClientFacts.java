// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.table;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.msgevents.integration.client.Connections.Connection;
import org.msgevents.integration.receiver.ReceivedEvent;
import org.msgevents.integration.server.Ports;

/** The clients' ends of the connections, as they know them. */
record ClientFacts(Surroundings at) {
    private static final String DURATION = "vnd.james.duration";

    void add(ReceivedEvent event, String service, KnownParameters known) {
        List<Connection> candidates =
                at.connections().stream().filter(one -> isOf(service, one)).toList();
        String port = known.told("clientPort");
        Stream<String> addresses = candidates.stream().map(Connection::clientIP);
        known.put("clientIP", addresses.anyMatch(known.told("clientIP")::equals), candidates);
        known.put("clientPort", find(candidates, port).findAny().isPresent(), candidates);
        find(candidates, port).forEach(connection -> {
            known.put("vnd.james.serverPort", connection.serverPort());
            connection.securityLayer().ifPresent(layer -> known.put("vnd.james.securityLayer", layer));
        });
        if (event.name().equals("Logout")) {
            long sinceLogin = sinceLogin(event, port);
            String duration = known.told(DURATION);
            // Time stamps are cut off at the millisecond.
            known.put(
                    DURATION,
                    Stream.of(sinceLogin - 1, sinceLogin).map(String::valueOf).anyMatch(duration::equals),
                    sinceLogin);
        }
    }

    private static Stream<Connection> find(List<Connection> candidates, String port) {
        return candidates.stream()
                .filter(one -> Integer.toString(one.clientPort()).equals(port));
    }

    /** IMAP may have ports of its own for TLS. */
    private boolean isOf(String service, Connection connection) {
        Ports ports = at.scene().james().ports();
        int jmap = at.scene().james().jmapPort();
        int port = connection.serverPort();
        return switch (service) {
            case "pop" -> port == ports.pop3();
            case "http" -> port == jmap;
            case "admincli" -> port == ports.webAdmin();
            default ->
                !Set.of(ports.pop3(), ports.smtp(), ports.lmtp(), ports.webAdmin(), jmap)
                        .contains(port);
        };
    }

    /** Milliseconds from one time stamp to the other. */
    private long sinceLogin(ReceivedEvent logout, String port) {
        ReceivedEvent login = at.told().stream()
                .filter(event -> event.name().equals("Login"))
                .filter(event -> event.parameter("clientPort").orElse("").equals(port))
                .findFirst()
                .orElseThrow();
        return Duration.between(timestamp(login), timestamp(logout)).toMillis();
    }

    private static Instant timestamp(ReceivedEvent event) {
        return Instant.parse(event.parameter("timestamp").orElseThrow());
    }
}
