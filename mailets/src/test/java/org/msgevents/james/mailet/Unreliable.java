// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.mailet;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.james.core.MailAddress;
import org.apache.james.core.Username;
import org.apache.james.mailbox.MailboxManager;
import org.apache.james.mailbox.exception.MailboxException;
import org.apache.james.user.api.UsersRepository;
import org.apache.james.user.api.UsersRepositoryException;
import org.reactivestreams.Publisher;

import reactor.core.publisher.Mono;

/** Components of James that fail when a test wants it. */
final class Unreliable {
    private Unreliable() {}

    /** Opens no mailbox for that many subscriptions, then works. */
    static MailboxManager mailboxes(MailboxManager reliable, int failures) {
        AtomicInteger left = new AtomicInteger(failures);
        return fake(MailboxManager.class, (method, arguments) -> {
            Object answer = pass(reliable, method, arguments);
            return method.getName().equals("getMailboxReactive") ? failing((Publisher<?>) answer, left) : answer;
        });
    }

    private static Mono<?> failing(Publisher<?> answer, AtomicInteger left) {
        return Mono.defer(() ->
                left.getAndDecrement() > 0 ? Mono.error(new MailboxException("disk on fire")) : Mono.from(answer));
    }

    /** Users named by the local part of their addresses; nobody can be asked for the name of {@code nameless}. */
    static UsersRepository users() {
        return fake(UsersRepository.class, (method, arguments) -> {
            if (!method.getName().equals("getUsername")) {
                throw new UnsupportedOperationException(method.getName());
            }
            MailAddress address = (MailAddress) arguments[0];
            if (address.getLocalPart().equals("nameless")) {
                throw new UsersRepositoryException("no such name");
            }
            return Username.of(address.getLocalPart());
        });
    }

    /** What a call comes to. */
    interface Answer {
        Object to(Method method, Object[] arguments) throws Throwable;
    }

    static <T> T fake(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer.to(method, arguments)));
    }

    private static Object pass(Object component, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(component, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }
}
