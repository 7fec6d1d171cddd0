// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.session;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps our own failures from James: a fault of ours, or a James that this was not tried with, may cost an event or
 * some of its parameters, but no mail and no login.
 */
public final class Guard {
    private static final Logger LOGGER = LoggerFactory.getLogger(Guard.class);

    private Guard() {}

    /** Runs it; what it throws is logged. */
    public static void run(Runnable ours) {
        try {
            ours.run();
        } catch (RuntimeException | LinkageError failure) {
            LOGGER.error("mail goes on, but what is told of it may lack something", failure);
        }
    }
}
