// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.table;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

import org.msgevents.integration.client.Connections;
import org.msgevents.integration.client.Connections.Connection;
import org.msgevents.integration.receiver.ReceivedEvent;

/**
 * What the test knows of the time in which something was told.
 *
 * @param connections those that clients had then, but not those that the test asks by
 * @param told all of it
 */
record Surroundings(
        Scene scene,
        MailStore before,
        MailStore after,
        Instant began,
        Instant ended,
        List<Connection> connections,
        List<ReceivedEvent> told) {
    /** The beginning of it. */
    record Beginning(Scene scene, MailStore before, Instant began, List<Connection> connections, int opened) {
        /**
         * The end of it; only now is carol looked at, who is not to log in before.
         */
        Surroundings end(List<ReceivedEvent> told) throws IOException {
            Instant ended = Instant.now();
            List<Connection> all = Stream.concat(connections.stream(), Connections.since(opened).stream())
                    .toList();
            MailStore after =
                    new MailStoreReader(scene.james()).read(List.of(scene.alice(), scene.bob(), scene.carol()));
            return new Surroundings(scene, before, after, began, ended, all, told);
        }
    }

    /**
     * Begins now.
     *
     * @param opened how many connections there were before the scene
     */
    static Beginning begin(Scene scene, int opened) throws IOException {
        List<Connection> open = Connections.openSince(opened);
        MailStore before = new MailStoreReader(scene.james()).read(List.of(scene.alice(), scene.bob()));
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new Beginning(scene, before, now, open, Connections.count());
    }
}
