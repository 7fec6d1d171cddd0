// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.access.imap;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;

import org.apache.james.imap.api.process.ImapSession;
import org.apache.james.mailbox.MailboxSession;
import org.msgevents.james.session.Guard;
import org.reactivestreams.Publisher;

import reactor.core.publisher.Mono;

/**
 * One LOGIN or AUTHENTICATE, seen by what James does to the session meanwhile.
 *
 * <p>James' processor gets a session that tells of two calls: the one that makes the user known, which comes before
 * the first event of his mailboxes, and the one that asks for the client's next line. The interfaces are implemented
 * by proxies because they differ between James 3.8 and 3.9. One command runs at a
 * time, but not always in one thread.
 */
final class LoginAttempt {
    private static final String LOGGED_IN = "setMailboxSession";
    private static final String CONTINUED = "pushLineHandler";
    private static final String LINE = "onLine";

    private final ImapLogins logins;
    private final ImapSession session;
    private final Optional<String> user;
    private final String mechanism;
    private final ImapSession observed;
    private volatile Optional<MailboxSession> begun = Optional.empty();

    LoginAttempt(ImapLogins logins, ImapSession session, Optional<String> user, String mechanism) {
        this.logins = logins;
        this.session = session;
        this.user = user;
        this.mechanism = mechanism;
        this.observed = proxy(ImapSession.class, (proxy, method, arguments) -> switch (method.getName()) {
            case LOGGED_IN -> {
                begun = Optional.of((MailboxSession) arguments[0]);
                Guard.run(() -> logins.succeeded(session, (MailboxSession) arguments[0], mechanism));
                yield method.invoke(session, arguments);
            }
            case CONTINUED -> method.invoke(session, handler(method.getParameterTypes()[0], arguments[0]));
            default -> method.invoke(session, arguments);
        });
    }

    /** To be given to James. */
    ImapSession session() {
        return observed;
    }

    /** What it returns differs between James 3.8 and 3.9. */
    private <T> T handler(Class<T> type, Object of) {
        return proxy(type, (proxy, method, arguments) -> {
            if (!method.getName().equals(LINE)) {
                return method.invoke(of, arguments);
            }
            return answered(method, of, arguments[1]);
        });
    }

    /** James may fail at a line, such as when it cannot reach whom it asks about a token. */
    private Object answered(Method onLine, Object handler, Object line) throws ReflectiveOperationException {
        boolean isLater = false;
        try {
            Object result = onLine.invoke(handler, observed, line);
            isLater = result instanceof Publisher<?>;
            return result instanceof Publisher<?> later ? Mono.from(later).doOnTerminate(this::ended) : result;
        } finally {
            if (!isLater) {
                ended();
            }
        }
    }

    /**
     * Nothing more comes of it; to be called before James takes the client's next command. To be called for a command
     * that the client is asked no further line for; for one where he is, James is done before it has asked.
     */
    void ended() {
        Guard.run(() -> begun.ifPresentOrElse(logins::welcomed, () -> logins.refused(session, user, mechanism)));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler calls) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return calls.invoke(proxy, method, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                }));
    }
}
