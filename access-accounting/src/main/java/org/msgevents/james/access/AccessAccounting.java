// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import org.msgevents.event.EventId;
import org.msgevents.event.EventName;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.OrderingKey;
import org.msgevents.event.Parameter;
import org.msgevents.event.Parameters;
import org.msgevents.james.session.ClientSession;
import org.msgevents.james.session.ServerIdentity;
import org.msgevents.publisher.EventPublisher;
import org.msgevents.publisher.Happening;

import com.google.inject.Inject;

/**
 * Tells logins and logouts (draft-ietf-lemonade-msgevent-03, section 4.3). Thread-safe; never blocks and never fails.
 *
 * <p>James makes it with the first protocol that uses it and destroys it before the servers close their connections,
 * so accesses that are open then end by {@link Disconnect#SHUTDOWN}.
 */
public final class AccessAccounting {
    private final EventPublisher publisher;
    private final ServerIdentity server;
    private final Clock clock;
    private final Set<OpenAccess> open = ConcurrentHashMap.newKeySet();

    @Inject
    public AccessAccounting(EventPublisher publisher, ServerIdentity server) {
        this(publisher, server, Clock.systemUTC());
    }

    AccessAccounting(EventPublisher publisher, ServerIdentity server, Clock clock) {
        this.publisher = publisher;
        this.server = server;
        this.clock = clock;
    }

    /** Tells the Login; whoever called ends the access. */
    public OpenAccess begin(Login login) {
        OpenAccess access = new OpenAccess(login, clock.instant(), this::ended);
        open.add(access);
        tell(EventId.of(access.id(), EventName.LOGIN), EventName.LOGIN, access.since(), parameters(login));
        return access;
    }

    private void ended(OpenAccess access, Disconnect kind) {
        open.remove(access);
        Instant now = clock.instant();
        long millis = Math.max(0, Duration.between(access.since(), now).toMillis());
        tell(
                EventId.of(access.id(), EventName.LOGOUT),
                EventName.LOGOUT,
                now,
                parameters(access.login())
                        .put(Parameter.VND_DISCONNECT, kind.word())
                        .put(Parameter.VND_DURATION, millis));
    }

    /** For those who named the event. */
    public void refused(RefusedLogin login) {
        tell(
                EventId.of(UUID.randomUUID().toString(), EventName.VND_LOGIN_FAILURE),
                EventName.VND_LOGIN_FAILURE,
                clock.instant(),
                parameters(login.client())
                        .put(Parameter.VND_AUTH_MECHANISM, login.authMechanism())
                        .putIfPresent(Parameter.USER, login.user()));
    }

    private void tell(EventId id, EventName name, Instant when, Parameters.Builder parameters) {
        if (publisher.wants(name)) {
            Parameters complete = parameters.build();
            OrderingKey key = OrderingKey.ofUser(complete.get(Parameter.USER).orElse(server.serverFQDN()));
            MessageStoreEvent event = new MessageStoreEvent(id, name, when, key, complete);
            var unused = publisher.publish(key, CompletableFuture.completedFuture(List.of(Happening.of(event))));
        }
    }

    private Parameters.Builder parameters(Login login) {
        return parameters(login.client())
                .put(Parameter.USER, login.user())
                .put(Parameter.VND_AUTH_MECHANISM, login.authMechanism())
                .putIfPresent(Parameter.VND_SECURITY_LAYER, login.securityLayer());
    }

    private Parameters.Builder parameters(ClientSession client) {
        Parameters.Builder parameters = server.parameters().toBuilder()
                .put(Parameter.URI, server.url())
                .put(Parameter.SERVICE, client.service())
                .putIfPresent(Parameter.ADMIN, client.admin());
        client.peer().serverPort().ifPresent(port -> parameters.put(Parameter.VND_SERVER_PORT, (long) port));
        return client.peer().describe(parameters);
    }

    /** Ends what is open. Idempotent. */
    @javax.annotation.PreDestroy
    @jakarta.annotation.PreDestroy
    public void stop() {
        List.copyOf(open).forEach(access -> access.end(Disconnect.SHUTDOWN));
    }
}
