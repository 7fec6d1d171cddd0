// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.access.jmap;

import java.net.InetSocketAddress;

import org.apache.james.jmap.http.AuthenticationChallenge;
import org.apache.james.jmap.http.AuthenticationStrategy;
import org.apache.james.mailbox.MailboxSession;
import org.msgevents.james.session.Guard;
import org.msgevents.james.session.Peer;

import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/** A strategy of James' own, whose successes are told. */
abstract class AuthenticationWithEvents implements AuthenticationStrategy {
    private final AuthenticationStrategy strategy;
    private final String scheme;
    private final HttpAccess access;

    AuthenticationWithEvents(AuthenticationStrategy strategy, String scheme, HttpAccess access) {
        this.strategy = strategy;
        this.scheme = scheme;
        this.access = access;
    }

    @Override
    public Mono<MailboxSession> createMailboxSession(HttpServerRequest request) {
        return strategy.createMailboxSession(request)
                .doOnNext(session -> Guard.run(() -> access.authenticated(session, scheme, peer(request))));
    }

    private static Peer peer(HttpServerRequest request) {
        InetSocketAddress client = request.remoteAddress();
        return client == null ? Peer.UNKNOWN : Peer.of(client);
    }

    @Override
    public AuthenticationChallenge correspondingChallenge() {
        return strategy.correspondingChallenge();
    }
}
