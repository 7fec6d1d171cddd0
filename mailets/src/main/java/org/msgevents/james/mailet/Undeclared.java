// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.mailet;

/**
 * Lets pass, as it is, an exception whose type may not be named: James 3.8 and 3.9 have it in different packages.
 */
final class Undeclared {
    /** What may fail. */
    @FunctionalInterface
    interface Action {
        void run() throws Exception;
    }

    private Undeclared() {}

    static void run(Action action) {
        try {
            action.run();
        } catch (Exception failure) {
            Undeclared.<RuntimeException>rethrow(failure);
        }
    }

    @SuppressWarnings("unchecked") // Erased: nothing is cast, the compiler alone believes it unchecked.
    private static <E extends Exception> void rethrow(Exception failure) throws E {
        throw (E) failure;
    }
}
