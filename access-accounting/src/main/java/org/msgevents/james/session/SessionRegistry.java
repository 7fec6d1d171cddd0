// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.session;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;

/**
 * From mailbox session id to what is behind it, for events that James tells of that session.
 *
 * <p>Thread-safe. Who registers a session ends it, so the registry holds as many entries as there are sessions under
 * way.
 */
public final class SessionRegistry {
    private static final Duration REQUEST = Duration.ofMinutes(1);
    private static final int USERS = 10_000;

    private final Map<Long, DeliveryOrigin> deliveries = new ConcurrentHashMap<>();
    private final Map<Long, String> creations = new ConcurrentHashMap<>();
    private final Map<Long, ClientSession> clients = new ConcurrentHashMap<>();
    private final Map<Long, String> expiries = new ConcurrentHashMap<>();
    private final Queue<AdminRequest> adminRequests = new ConcurrentLinkedQueue<>();
    private final Set<Long> provisioned = ConcurrentHashMap.newKeySet();
    private final Cache<String, Boolean> provisionedUsers = CacheBuilder.newBuilder()
            .expireAfterWrite(REQUEST)
            .maximumSize(USERS)
            .build();

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

    /** The session logs in: the mailboxes that it creates meanwhile are those that James gives every user. */
    public void provisioning(long sessionId) {
        provisioned.add(sessionId);
    }

    /** The session has logged in. */
    public void provisioned(long sessionId) {
        provisioned.remove(sessionId);
    }

    /** A request of the user begins: before it, James may create what it gives every user, in a session of its own. */
    public void provisioning(String user) {
        provisionedUsers.put(user, true);
    }

    /** Whether a mailbox that the session creates for that user may be one that James gives every user. */
    public boolean isProvisioning(long sessionId, String user) {
        return provisioned.contains(sessionId) || (isUnknown(sessionId) && provisionedUsers.getIfPresent(user) != null);
    }

    /** The session removes what a rule lets expire. */
    public void expiring(long sessionId, String rule) {
        expiries.put(sessionId, rule);
    }

    /** A request to WebAdmin is under way; who says so ends it. */
    public void begin(AdminRequest request) {
        adminRequests.add(request);
    }

    /** The request was answered. Of an unknown one: nothing happens. */
    public void end(AdminRequest request) {
        adminRequests.remove(request);
    }

    /** The session is over. Of an unknown one: nothing happens. */
    public void end(long sessionId) {
        deliveries.remove(sessionId);
        creations.remove(sessionId);
        clients.remove(sessionId);
        provisioned.remove(sessionId);
        expiries.remove(sessionId);
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

    /** The rule by which the session removes messages. */
    public Optional<String> expiry(long sessionId) {
        return Optional.ofNullable(expiries.get(sessionId));
    }

    /** Those under way. */
    public Stream<AdminRequest> adminRequests() {
        return adminRequests.stream();
    }

    /** True of a session that nobody registered. */
    public boolean isUnknown(long sessionId) {
        return !clients.containsKey(sessionId)
                && !deliveries.containsKey(sessionId)
                && !expiries.containsKey(sessionId);
    }
}
