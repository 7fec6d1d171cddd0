// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.quota;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.james.mailbox.model.MailboxPath;
import org.msgevents.james.session.ClientSession;

/**
 * An operation that stores messages: a command, or one delivery with all its attempts. Thread-safe; two are never
 * equal.
 */
public final class StoringOperation {
    private final Optional<ClientSession> client;
    private final Optional<String> service;
    private final Optional<MailboxPath> target;
    private final AtomicBoolean refused = new AtomicBoolean();

    private StoringOperation(Optional<ClientSession> client, Optional<String> service, Optional<MailboxPath> target) {
        this.client = client;
        this.service = service;
        this.target = target;
    }

    /** One of a client's session, as far as both are known. */
    public static StoringOperation byClient(Optional<ClientSession> client, Optional<MailboxPath> target) {
        return new StoringOperation(client, client.map(ClientSession::service), target);
    }

    /** A delivery; the service is {@code smtp} or {@code lmtp}, where known. */
    public static StoringOperation delivery(Optional<String> service, MailboxPath target) {
        return new StoringOperation(Optional.empty(), service, Optional.of(target));
    }

    /** One of which nothing is known. */
    static StoringOperation unknown() {
        return byClient(Optional.empty(), Optional.empty());
    }

    Optional<ClientSession> client() {
        return client;
    }

    Optional<String> service() {
        return service;
    }

    Optional<MailboxPath> target() {
        return target;
    }

    /** False of one of which nothing is known, not even whether it is another. */
    boolean isKnown() {
        return client.isPresent() || target.isPresent();
    }

    /** True once: later refusals are those of further attempts. */
    boolean isFirstRefusal() {
        return refused.compareAndSet(false, true);
    }
}
