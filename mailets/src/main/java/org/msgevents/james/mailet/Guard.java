// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.mailet;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps our own failures from James: a fault of ours, or a James that this was not tried with, may cost an event its
 * envelope and tags, but no mail.
 */
final class Guard {
    private static final Logger LOGGER = LoggerFactory.getLogger(Guard.class);

    private Guard() {}

    static void run(Runnable ours) {
        try {
            ours.run();
        } catch (RuntimeException | LinkageError failure) {
            LOGGER.error("mail goes on, but its event may lack the envelope and tags", failure);
        }
    }
}
