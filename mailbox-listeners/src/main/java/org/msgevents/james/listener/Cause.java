// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.Optional;

import org.apache.james.mailbox.events.MailboxEvents.Added;

/** Why messages came into a mailbox. */
enum Cause {
    DELIVERED,
    APPENDED,
    COPIED,
    MOVED,
    /** James does not tell: appended, copied or moved. */
    UNKNOWN;

    private static final Optional<MethodHandle> IS_APPENDED = sinceJames39("isAppended");
    private static final Optional<MethodHandle> IS_MOVED = sinceJames39("isMoved");

    static Cause of(Added told, Operation operation) {
        if (told.isDelivery()) {
            return DELIVERED;
        }
        if (IS_APPENDED.isEmpty() || IS_MOVED.isEmpty()) {
            return byCommand(operation);
        }
        if (ask(IS_APPENDED.orElseThrow(), told)) {
            return APPENDED;
        }
        return ask(IS_MOVED.orElseThrow(), told) ? MOVED : COPIED;
    }

    private static Cause byCommand(Operation operation) {
        return switch (operation.command().orElse("")) {
            case "APPEND", "REPLACE" -> APPENDED;
            case "COPY" -> COPIED;
            case "MOVE" -> MOVED;
            default -> UNKNOWN;
        };
    }

    private static boolean ask(MethodHandle question, Added told) {
        try {
            return (boolean) question.invoke(told);
        } catch (Throwable impossible) {
            throw new IllegalStateException("asking " + told, impossible);
        }
    }

    /** Getters that James 3.8 does not have. */
    private static Optional<MethodHandle> sinceJames39(String getter) {
        try {
            return Optional.of(MethodHandles.publicLookup().unreflect(Added.class.getMethod(getter)));
        } catch (ReflectiveOperationException olderJames) {
            return Optional.empty();
        }
    }
}
