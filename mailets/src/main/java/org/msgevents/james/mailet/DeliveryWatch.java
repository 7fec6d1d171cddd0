// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.mailet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.mailbox.MailboxManager;
import org.apache.james.mailbox.MailboxSession;
import org.apache.james.mailbox.MessageManager;
import org.apache.james.mailbox.model.MailboxPath;
import org.apache.james.user.api.UsersRepository;
import org.msgevents.james.quota.QuotaRefusals;
import org.msgevents.james.quota.StoringOperation;
import org.msgevents.james.session.DeliveryOrigin;
import org.msgevents.james.session.SessionRegistry;
import org.reactivestreams.Publisher;

import reactor.core.publisher.Mono;

/**
 * Watches James deliver one mail and keeps the registry in step: which mailbox session stores for which recipient; and
 * sees it refused for quota.
 *
 * <p>James delivers to one recipient after the other. For each it first asks for the user's name, then creates the one
 * session in which all attempts are made; a later recipient may be served by another thread. The sessions end here,
 * with the mail, not when James has stored: James 3.9 then still copies to further folders.
 */
final class DeliveryWatch implements AutoCloseable {
    private final SessionRegistry registry;
    private final QuotaRefusals refusals;
    private final Map<MailAddress, DeliveryOrigin> origins;
    private final MaybeSender sender;
    private final List<Long> sessions = new CopyOnWriteArrayList<>();
    private final Map<Long, StoringOperation> operations = new ConcurrentHashMap<>();
    private volatile Optional<MailAddress> recipient = Optional.empty();

    DeliveryWatch(
            SessionRegistry registry,
            QuotaRefusals refusals,
            Map<MailAddress, DeliveryOrigin> origins,
            MaybeSender sender) {
        this.registry = registry;
        this.refusals = refusals;
        this.origins = Map.copyOf(origins);
        this.sender = sender;
    }

    UsersRepository over(UsersRepository users) {
        return Watched.of(UsersRepository.class, users, new Watched.Watcher() {
            @Override
            public void called(String method, List<?> arguments) {
                if (method.equals("getUsername")) {
                    recipient = first(MailAddress.class, arguments);
                }
            }
        });
    }

    MailboxManager over(MailboxManager mailboxes) {
        return Watched.of(MailboxManager.class, mailboxes, new Watched.Watcher() {
            @Override
            public void called(String method, List<?> arguments) {
                if (method.equals("createMailboxReactive")) {
                    first(MailboxSession.class, arguments).ifPresent(session -> creating(session, arguments));
                }
            }

            @Override
            public Object answered(String method, List<?> arguments, Object answer) {
                if (method.equals("createSystemSession") && answer instanceof MailboxSession session) {
                    recipient.map(origins::get).ifPresent(origin -> storing(session, origin));
                }
                return method.equals("getMailboxReactive") && answer instanceof Publisher<?> found
                        ? Mono.from(found).map(target -> target(target, arguments))
                        : answer;
            }
        });
    }

    /** The mailbox that is to be appended to. */
    private Object target(Object mailbox, List<?> arguments) {
        Optional<StoringOperation> operation = first(MailboxSession.class, arguments)
                .flatMap(session -> first(MailboxPath.class, arguments).map(path -> operation(session, path)));
        return operation.isPresent() && mailbox instanceof MessageManager target
                ? over(target, operation.orElseThrow())
                : mailbox;
    }

    private StoringOperation operation(MailboxSession session, MailboxPath path) {
        long id = session.getSessionId().getValue();
        return operations.computeIfAbsent(
                id,
                first -> StoringOperation.delivery(
                        registry.delivery(id).flatMap(DeliveryOrigin::service), path, sender));
    }

    private MessageManager over(MessageManager mailbox, StoringOperation operation) {
        return Watched.of(MessageManager.class, mailbox, new Watched.Watcher() {
            @Override
            public Object answered(String method, List<?> arguments, Object answer) {
                return method.equals("appendMessageReactive") && answer instanceof Publisher<?> append
                        ? refusals.watch(append, operation)
                        : answer;
            }
        });
    }

    private void storing(MailboxSession session, DeliveryOrigin origin) {
        long id = session.getSessionId().getValue();
        sessions.add(id);
        registry.beginDelivery(id, origin);
    }

    private void creating(MailboxSession session, List<?> arguments) {
        first(MailboxPath.class, arguments)
                .ifPresent(path -> registry.creating(session.getSessionId().getValue(), path.getName()));
    }

    @Override
    public void close() {
        sessions.forEach(registry::end);
    }

    private static <T> Optional<T> first(Class<T> type, List<?> arguments) {
        return arguments.stream().filter(type::isInstance).map(type::cast).findFirst();
    }
}
