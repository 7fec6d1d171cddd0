// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.quota;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.james.core.MaybeSender;
import org.apache.james.mailbox.model.MailboxPath;
import org.msgevents.james.session.ClientSession;
import org.msgevents.publisher.Echo;

/**
 * An operation that stores messages: a command, or one delivery with all its attempts. Thread-safe; two are never
 * equal.
 */
public final class StoringOperation {
    private final Optional<ClientSession> client;
    private final Optional<String> service;
    private final Optional<MailboxPath> target;
    private final Echo echo;
    private final AtomicBoolean refused = new AtomicBoolean();

    private StoringOperation(
            Optional<ClientSession> client, Optional<String> service, Optional<MailboxPath> target, Echo echo) {
        this.client = client;
        this.service = service;
        this.target = target;
        this.echo = echo;
    }

    /** One of a client's session, as far as both are known. */
    public static StoringOperation byClient(Optional<ClientSession> client, Optional<MailboxPath> target) {
        boolean isKnown = client.isPresent() || target.isPresent();
        return new StoringOperation(
                client, client.map(ClientSession::service), target, isKnown ? Echo.NONE : Echo.LIKELY);
    }

    /**
     * A delivery.
     *
     * @param service {@code smtp} or {@code lmtp}, where known
     * @param sender nobody: it may be that of a notification
     */
    public static StoringOperation delivery(Optional<String> service, MailboxPath target, MaybeSender sender) {
        return new StoringOperation(
                Optional.empty(), service, Optional.of(target), sender.isNullSender() ? Echo.LIKELY : Echo.NONE);
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

    /** Whether what is told of it may be about a notification. */
    Echo echo() {
        return echo;
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
