// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.stream.Stream;

import org.apache.james.mailbox.MailboxSession;
import org.apache.james.mailbox.MessageManager;
import org.apache.james.mailbox.MessageManager.FlagsUpdateMode;
import org.apache.james.mailbox.MessageUid;
import org.apache.james.mailbox.model.MessageRange;
import org.reactivestreams.Publisher;

/** Sets keywords without naming the type of flags, as {@link FlagsReader} reads them. */
final class KeywordWriter {
    private static final Method SET = Stream.of(MessageManager.class.getMethods())
            .filter(method -> method.getName().equals("setFlagsReactive"))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("MessageManager has no setFlagsReactive"));
    private static final Constructor<?> FLAGS = constructor();

    private KeywordWriter() {}

    /** Of one message, to those that it has. */
    static Publisher<?> add(MessageManager mailbox, MessageUid uid, String keyword, MailboxSession session) {
        try {
            return (Publisher<?>) SET.invoke(
                    mailbox, FLAGS.newInstance(keyword), FlagsUpdateMode.ADD, MessageRange.one(uid), session);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("keyword " + keyword, failure);
        }
    }

    private static Constructor<?> constructor() {
        try {
            return SET.getParameterTypes()[0].getConstructor(String.class);
        } catch (NoSuchMethodException missing) {
            throw new IllegalStateException("flags cannot be made of a keyword", missing);
        }
    }
}
