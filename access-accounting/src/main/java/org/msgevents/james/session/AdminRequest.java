// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.session;

import java.util.Optional;

/**
 * A request to James' WebAdmin about the mailboxes of a user. James works on it in a mailbox session that it tells
 * nobody.
 *
 * @param mailbox its name; empty where all of the user's are meant
 * @param peer the administrator's end, as far as it is known
 */
public record AdminRequest(Kind kind, String user, Optional<String> mailbox, Peer peer) {
    private static final String SERVICE = "admincli";

    /** What is asked for. */
    public enum Kind {
        CREATE,
        DELETE
    }

    /** Who is behind what comes of it. */
    public ClientSession client() {
        return new ClientSession(SERVICE, Optional.empty(), peer);
    }
}
