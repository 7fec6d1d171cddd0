// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.table;

import java.time.Instant;

import org.msgevents.integration.receiver.ReceivedEvent;

/** The server, which is this process, and its clock. */
record ServerFacts(Surroundings at) {
    /** Of the configuration. */
    private static final String SERVER_FQDN = "localhost";

    private static final String PROCESS = "james";

    void add(ReceivedEvent event, KnownParameters known) {
        Instant told = Instant.parse(known.told("timestamp"));
        known.put("event", event.name());
        known.put("serverFQDN", SERVER_FQDN);
        known.put("process", PROCESS);
        known.put("pid", ProcessHandle.current().pid());
        known.put(
                "timestamp", !told.isBefore(at.began()) && !told.isAfter(at.ended()), at.began() + " to " + at.ended());
        known.put("uri", "imap://" + SERVER_FQDN);
    }
}
