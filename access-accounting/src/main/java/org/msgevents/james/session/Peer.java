// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.session;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.OptionalInt;

import org.msgevents.event.Parameter;
import org.msgevents.event.Parameters;

/**
 * The two ends of a connection, as far as they are known.
 *
 * @param clientIP a literal address, never a name
 */
public record Peer(Optional<String> clientIP, OptionalInt clientPort, OptionalInt serverPort) {
    public static final Peer UNKNOWN = new Peer(Optional.empty(), OptionalInt.empty(), OptionalInt.empty());

    /** Both ends are known. */
    public static Peer of(InetSocketAddress client, InetSocketAddress server) {
        return new Peer(address(client), OptionalInt.of(client.getPort()), OptionalInt.of(server.getPort()));
    }

    /** Only the client is. */
    public static Peer of(InetSocketAddress client) {
        return new Peer(address(client), OptionalInt.of(client.getPort()), OptionalInt.empty());
    }

    /** Only the client's address is. */
    public static Peer of(String clientIP) {
        return new Peer(Optional.of(clientIP), OptionalInt.empty(), OptionalInt.empty());
    }

    private static Optional<String> address(InetSocketAddress address) {
        return Optional.ofNullable(address.getAddress()).map(found -> found.getHostAddress());
    }

    /** Adds what an event tells of the client (draft-ietf-lemonade-msgevent-03, section 5, clientIP, clientPort). */
    public Parameters.Builder describe(Parameters.Builder event) {
        event.putIfPresent(Parameter.CLIENT_IP, clientIP);
        clientPort.ifPresent(port -> event.put(Parameter.CLIENT_PORT, (long) port));
        return event;
    }
}
