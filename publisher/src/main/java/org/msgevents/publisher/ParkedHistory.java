// SPDX-License-Identifier: Apache-2.0
package org.msgevents.publisher;

import java.util.List;

import org.msgevents.outbox.FailedAttempt;
import org.msgevents.outbox.ParkedEvent;

/**
 * A parked event and how it came to be.
 *
 * @param attempts in order, as far as they are still known
 */
public record ParkedHistory(ParkedEvent event, List<FailedAttempt> attempts) {
    public ParkedHistory {
        attempts = List.copyOf(attempts);
    }
}
