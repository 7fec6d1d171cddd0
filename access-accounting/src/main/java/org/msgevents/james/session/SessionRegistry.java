// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.session;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * From mailbox session id to what is behind it, for events that James tells of that session.
 *
 * <p>Thread-safe. Who registers a session ends it, so the registry holds as many entries as there are sessions under
 * way.
 */
public final class SessionRegistry {
    private final Map<Long, DeliveryOrigin> deliveries = new ConcurrentHashMap<>();
    private final Map<Long, String> creations = new ConcurrentHashMap<>();
    private final Map<Long, ClientSession> clients = new ConcurrentHashMap<>();

    /** The session stores a delivery. */
    public void beginDelivery(long sessionId, DeliveryOrigin origin) {
        deliveries.put(sessionId, origin);
    }

    /** The session creates the mailbox of that name; parents created on the way are implied by it. */
    public void creating(long sessionId, String mailboxName) {
        creations.put(sessionId, mailboxName);
    }

    /** The session works for a client. */
    public void connected(long sessionId, ClientSession client) {
        clients.put(sessionId, client);
    }

    /** The session is over. Of an unknown one: nothing happens. */
    public void end(long sessionId) {
        deliveries.remove(sessionId);
        creations.remove(sessionId);
        clients.remove(sessionId);
    }

    public Optional<DeliveryOrigin> delivery(long sessionId) {
        return Optional.ofNullable(deliveries.get(sessionId));
    }

    public Optional<String> creation(long sessionId) {
        return Optional.ofNullable(creations.get(sessionId));
    }

    public Optional<ClientSession> client(long sessionId) {
        return Optional.ofNullable(clients.get(sessionId));
    }
}
