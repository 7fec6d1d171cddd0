// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.msgevents.event.OrderingKey;
import org.msgevents.event.Parameter;
import org.msgevents.event.json.StoredEvent;
import org.msgevents.mechanism.NotificationRequest;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.subscription.Inclusion;
import org.msgevents.subscription.PayloadLimit;

/** Makes the notification request that one subscription gets of a kept event; the same at every attempt. */
final class Rendering {
    /** What gives way where a payload would be too large, in this order: the uri leads to all of it. */
    private static final List<Set<Parameter<?>>> LARGE = List.of(
            Set.of(Parameter.MESSAGE_CONTENT, Parameter.VND_MESSAGE_CONTENT_BASE64),
            Set.of(Parameter.BODY_STRUCTURE),
            Set.of(Parameter.VND_HEADER_FIELDS));

    private final Inclusion inclusion;
    private final PayloadLimit limit;
    private final Optional<Set<String>> cuts;

    Rendering(Inclusion inclusion, PayloadLimit limit) {
        this.inclusion = inclusion;
        this.limit = limit;
        this.cuts = inclusion.cuts();
    }

    /** A body that is no event is an {@link org.msgevents.event.json.EventFormatException}. */
    NotificationRequest render(KeptEvent kept, OrderingKey key) {
        return cuts.flatMap(names -> StoredEvent.whole(kept.body(), names, kept.told()))
                .filter(whole -> limit.allows(whole.text()))
                .map(whole -> new NotificationRequest(kept.id(), whole.name(), key, kept.told(), whole.text()))
                .orElseGet(() -> cut(kept, key));
    }

    private NotificationRequest cut(KeptEvent kept, OrderingKey key) {
        StoredEvent told = inclusion.of(StoredEvent.read(kept.body()));
        String payload = told.write(kept.told());
        for (Set<Parameter<?>> large : LARGE) {
            if (!limit.allows(payload) && large.stream().anyMatch(told::has)) {
                told = told.only(parameter -> !large.contains(parameter));
                payload = told.write(kept.told());
            }
        }
        return new NotificationRequest(kept.id(), told.name(), key, kept.told(), payload);
    }
}
