// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.receiver;

import static org.msgevents.integration.server.Patience.await;

import java.util.List;

import org.msgevents.testkit.receiver.RecordingReceiver;

/** What a receiver has been told. */
public record ReceivedEvents(RecordingReceiver receiver) {
    /** The first of that name that is of that user; waits for it. */
    public ReceivedEvent first(String name, String user) {
        return await().until(() -> all(name, user), events -> !events.isEmpty()).get(0);
    }

    /** Those of that name that are of that user, so far. */
    public List<ReceivedEvent> all(String name, String user) {
        return receiver.requests().stream()
                .map(ReceivedEvent::of)
                .filter(event -> event.name().equals(name))
                .filter(event -> event.parameter("user").orElse("").equals(user))
                .toList();
    }
}
