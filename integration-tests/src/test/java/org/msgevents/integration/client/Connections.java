// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The connections that the clients of this JVM opened, so that what a server says of its clients can be held against
 * what they know themselves. Thread-safe.
 */
public final class Connections {
    private static final List<LineConnection> OPENED = new ArrayList<>();

    /**
     * One of them, as its client sees it.
     *
     * @param securityLayer TLS version and cipher suite
     */
    public record Connection(String clientIP, int clientPort, int serverPort, Optional<String> securityLayer) {}

    private Connections() {}

    static void opened(LineConnection connection) {
        synchronized (OPENED) {
            OPENED.add(connection);
        }
    }

    /** How many there were until now. */
    public static int count() {
        synchronized (OPENED) {
            return OPENED.size();
        }
    }

    /** Those after so many. */
    public static List<Connection> since(int count) {
        return after(count).stream().map(LineConnection::description).toList();
    }

    /** Those after so many that the client has not closed. */
    public static List<Connection> openSince(int count) {
        return after(count).stream()
                .filter(LineConnection::isOpen)
                .map(LineConnection::description)
                .toList();
    }

    private static List<LineConnection> after(int count) {
        synchronized (OPENED) {
            return List.copyOf(OPENED.subList(count, OPENED.size()));
        }
    }
}
