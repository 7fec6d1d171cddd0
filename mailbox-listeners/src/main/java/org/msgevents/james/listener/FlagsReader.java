// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.List;

import org.apache.james.mailbox.model.MessageMetaData;
import org.apache.james.mailbox.model.UpdatedFlags;
import org.msgevents.event.FlagNames;

/**
 * Reads flags without naming their type: it is {@code javax.mail.Flags} up to James 3.8 and {@code jakarta.mail.Flags}
 * from 3.9 on.
 *
 * <p>Both print themselves as IMAP does: {@code \Flagged \Recent $Work}.
 */
final class FlagsReader {
    private static final MethodHandle OF_MESSAGE = getter(MessageMetaData.class, "getFlags");
    private static final MethodHandle BEFORE = getter(UpdatedFlags.class, "getOldFlags");
    private static final MethodHandle AFTER = getter(UpdatedFlags.class, "getNewFlags");

    private FlagsReader() {}

    static FlagNames of(MessageMetaData message) {
        return read(OF_MESSAGE, message);
    }

    static FlagNames before(UpdatedFlags update) {
        return read(BEFORE, update);
    }

    static FlagNames after(UpdatedFlags update) {
        return read(AFTER, update);
    }

    private static FlagNames read(MethodHandle getter, Object target) {
        try {
            String printed = String.valueOf(getter.invoke(target)).strip();
            return FlagNames.of(printed.isEmpty() ? List.of() : List.of(printed.split("\\s+")));
        } catch (Throwable impossible) {
            throw new IllegalStateException("flags of " + target, impossible);
        }
    }

    private static MethodHandle getter(Class<?> owner, String name) {
        try {
            return MethodHandles.publicLookup().unreflect(owner.getMethod(name));
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException(owner + " has no " + name, missing);
        }
    }
}
