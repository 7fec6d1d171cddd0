// SPDX-License-Identifier: Apache-2.0
package org.msgevents.demo;

import java.util.Locale;

/** How to write what stands out. */
enum Palette {
    COLOURED,
    PLAIN;

    private static final int BOLD = 1;
    private static final int DIM = 2;
    private static final int RED = 31;
    private static final int GREEN = 32;
    private static final int YELLOW = 33;
    private static final int BLUE = 34;

    /** Of that name in lower case. */
    static Palette of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    String title(String text) {
        return paint(BOLD, text);
    }

    String detail(String text) {
        return paint(DIM, text);
    }

    String fault(String text) {
        return paint(RED, text);
    }

    /** By what the event is about: messages, flags, mailboxes. */
    String event(String name) {
        if (name.startsWith("Mailbox")) {
            return paint(BLUE, name);
        }
        boolean ofFlags = name.startsWith("Flags") || name.equals("MessageRead") || name.equals("MessageTrash");
        return paint(ofFlags ? YELLOW : GREEN, name);
    }

    private String paint(int style, String text) {
        return this == COLOURED ? "\u001B[" + style + "m" + text + "\u001B[0m" : text;
    }
}
