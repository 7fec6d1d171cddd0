// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.OrderingKey;
import org.msgevents.event.json.EventFormat;
import org.msgevents.mechanism.NotificationRequest;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.subscription.Inclusion;

/** Makes the notification request that one subscription gets of a kept event; the same at every attempt. */
final class Rendering {
    private final EventFormat format = new EventFormat();
    private final Inclusion inclusion;

    Rendering(Inclusion inclusion) {
        this.inclusion = inclusion;
    }

    /** A body that is no event is an {@link org.msgevents.event.json.EventFormatException}. */
    NotificationRequest render(KeptEvent kept, OrderingKey key) {
        MessageStoreEvent told = inclusion.of(format.read(kept.body()).event());
        return new NotificationRequest(
                kept.id(), told.name(), key, kept.sequence(), format.write(told, kept.sequence()));
    }
}
