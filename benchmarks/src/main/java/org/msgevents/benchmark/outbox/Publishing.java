// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.msgevents.benchmark.SampleEvents;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.publisher.EventPublisher;
import org.msgevents.publisher.Happening;

/** Publishes deliveries to the inboxes of many users in turn, some hundred at a time. */
final class Publishing {
    private static final int UNDER_WAY = 500;

    private Publishing() {}

    /** Returns when all are kept. */
    static void publish(EventPublisher publisher, int events, int mailboxes) {
        publish(publisher, 0, events, mailboxes);
    }

    /** @param first the number of the first event: those with other numbers have other ids */
    static void publish(EventPublisher publisher, int first, int events, int mailboxes) {
        List<CompletableFuture<Void>> underWay = new ArrayList<>();
        for (int i = first; i < first + events; i++) {
            MessageStoreEvent event = SampleEvents.delivery(i % mailboxes, 1 + i / mailboxes);
            underWay.add(publisher
                    .publish(event.key(), CompletableFuture.completedFuture(List.of(Happening.of(event))))
                    .toCompletableFuture());
            if (underWay.size() == UNDER_WAY) {
                underWay.forEach(CompletableFuture::join);
                underWay.clear();
            }
        }
        underWay.forEach(CompletableFuture::join);
    }
}
