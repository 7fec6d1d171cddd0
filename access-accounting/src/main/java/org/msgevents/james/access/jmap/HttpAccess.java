// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.access.jmap;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.apache.james.core.Username;
import org.apache.james.mailbox.MailboxSession;
import org.msgevents.james.access.AccessAccounting;
import org.msgevents.james.access.Disconnect;
import org.msgevents.james.access.Login;
import org.msgevents.james.access.OpenAccess;
import org.msgevents.james.session.ClientSession;
import org.msgevents.james.session.Peer;
import org.msgevents.james.session.SessionRegistry;

import com.google.common.base.Ticker;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.cache.RemovalListener;
import com.google.inject.Inject;

/**
 * What becomes of authenticated HTTP requests. HTTP knows no session: the first request of a user from an address is
 * his Login, and when none has come for ten minutes, that is his Logout. Thread-safe.
 */
public final class HttpAccess {
    private static final String SERVICE = "http";
    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final Duration REQUEST = Duration.ofMinutes(5);
    private static final Duration SWEEP = Duration.ofSeconds(10);
    private static final int MOST = 10_000;

    /** Whose requests belong together. */
    private record Visitor(String user, Optional<String> admin, Optional<String> clientIP) {}

    private final AccessAccounting accounting;
    private final SessionRegistry sessions;
    private final Cache<Visitor, OpenAccess> visitors;
    private final Cache<Long, Long> requests;
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "message-store-events-http-access");
        thread.setDaemon(true);
        return thread;
    });

    @Inject
    public HttpAccess(AccessAccounting accounting, SessionRegistry sessions) {
        this(accounting, sessions, Ticker.systemTicker());
        var unused =
                sweeper.scheduleWithFixedDelay(this::sweep, SWEEP.toSeconds(), SWEEP.toSeconds(), TimeUnit.SECONDS);
    }

    HttpAccess(AccessAccounting accounting, SessionRegistry sessions, Ticker ticker) {
        this.accounting = accounting;
        this.sessions = sessions;
        RemovalListener<Visitor, OpenAccess> left = notification -> end(notification.getValue());
        this.visitors = CacheBuilder.newBuilder()
                .ticker(ticker)
                .maximumSize(MOST)
                .expireAfterAccess(IDLE)
                .removalListener(left)
                .build();
        RemovalListener<Long, Long> over = notification -> sessions.end(notification.getValue());
        this.requests = CacheBuilder.newBuilder()
                .ticker(ticker)
                .maximumSize(MOST)
                .expireAfterWrite(REQUEST)
                .removalListener(over)
                .build();
    }

    /** Every request has a mailbox session of its own; James does not say when it ends. */
    void authenticated(MailboxSession mailboxes, String scheme, Peer peer) {
        long id = mailboxes.getSessionId().getValue();
        String user = mailboxes.getUser().asString();
        Optional<String> admin =
                mailboxes.getLoggedInUser().map(Username::asString).filter(name -> !name.equals(user));
        ClientSession client = new ClientSession(SERVICE, admin, peer);
        sessions.connected(id, client);
        sessions.provisioning(user);
        requests.put(id, id);
        Login login = new Login(user, client, scheme, Optional.empty());
        var unused = begunOnce(new Visitor(user, admin, peer.clientIP()), login);
    }

    private OpenAccess begunOnce(Visitor visitor, Login login) {
        try {
            return visitors.get(visitor, () -> accounting.begin(login));
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void end(OpenAccess access) {
        access.end(Disconnect.TIMEOUT);
    }

    /** Ends what has been idle for too long. */
    void sweep() {
        visitors.cleanUp();
        requests.cleanUp();
    }

    /** Stops looking. Idempotent. */
    @javax.annotation.PreDestroy
    @jakarta.annotation.PreDestroy
    public void stop() {
        sweeper.shutdownNow();
    }
}
