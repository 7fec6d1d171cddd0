// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import org.msgevents.integration.receiver.ReceivedEvent;

/**
 * One request as the receiver noted it before it answered.
 *
 * @param subscription whose endpoint it came to
 * @param webhookId the header
 */
record JournalEntry(String subscription, String webhookId, String body, Verdict verdict) {
    ReceivedEvent event() {
        return ReceivedEvent.parse(body);
    }
}
