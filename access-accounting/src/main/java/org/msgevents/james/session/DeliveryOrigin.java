// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.session;

import java.util.List;
import java.util.Optional;

import org.msgevents.event.SmtpEnvelope;

/**
 * What the delivery mailet knows of the delivery that a mailbox session stores.
 *
 * @param envelope absent when the mailet is not to add it
 * @param service {@code smtp} or {@code lmtp}, where known
 * @param tags for the notification, maybe none
 */
public record DeliveryOrigin(
        Telling telling, Optional<SmtpEnvelope> envelope, Optional<String> service, List<String> tags) {
    /** Whether the delivery becomes an event. */
    public enum Telling {
        TOLD,
        SILENT
    }

    public DeliveryOrigin {
        tags = List.copyOf(tags);
    }
}
