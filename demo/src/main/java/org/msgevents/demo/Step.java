// SPDX-License-Identifier: Apache-2.0
package org.msgevents.demo;

import java.util.List;

/**
 * Something that a user does, and what is to be told of it.
 *
 * @param expected in the order in which it happens, as {@link DemoEvent#summary} says it
 */
record Step(String title, Action action, List<String> expected) {
    /** What the user does. */
    @FunctionalInterface
    interface Action {
        void run() throws Exception;
    }

    Step {
        expected = List.copyOf(expected);
    }

    static Step of(String title, Action action, String... expected) {
        return new Step(title, action, List.of(expected));
    }
}
