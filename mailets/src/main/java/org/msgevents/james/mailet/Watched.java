// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.mailet;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.msgevents.james.session.Guard;

/**
 * Stands in for a component of James and passes every call on, exceptions unchanged, while a watcher looks on.
 *
 * <p>A proxy, because these interfaces differ between the versions of James: who implements one by name implements the
 * one of a single version.
 */
final class Watched implements InvocationHandler {
    /** Looks on; what it throws is kept from James. */
    interface Watcher {
        /** Before the call is passed on; an argument may be null. */
        default void called(String method, List<?> arguments) {}

        /** After the call returned something; returns what is answered in its place. */
        default Object answered(String method, List<?> arguments, Object answer) {
            return answer;
        }
    }

    private final Object component;
    private final Watcher watcher;

    private Watched(Object component, Watcher watcher) {
        this.component = component;
        this.watcher = watcher;
    }

    static <T> T of(Class<T> type, T component, Watcher watcher) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new Watched(component, watcher)));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        List<?> all = arguments == null ? List.of() : Arrays.asList(arguments);
        Guard.run(() -> watcher.called(method.getName(), all));
        Object answer = pass(method, arguments);
        AtomicReference<@Nullable Object> given = new AtomicReference<>(answer);
        if (answer != null) {
            Guard.run(() -> given.set(watcher.answered(method.getName(), all, answer)));
        }
        return given.get();
    }

    private @Nullable Object pass(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(component, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }
}
