// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.apache.james.util.MDCBuilder;
import org.msgevents.james.session.ClientSession;
import org.msgevents.james.session.Peer;

/**
 * The protocol command that an event of James belongs to, as far as James tells.
 *
 * @param service as in section 5 of the draft: {@code imap}, {@code pop}, {@code http}
 * @param command in upper case, such as {@code COPY}
 * @param arguments the command's, under the names that James logs them by
 */
record Operation(Optional<String> service, Optional<String> command, Map<String, String> arguments) {
    static final Operation UNKNOWN = new Operation(Optional.empty(), Optional.empty(), Map.of());

    /** With a port, it is a proxy's way of writing, and nothing that we know. */
    private static final Pattern LITERAL_ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:]+");

    Operation {
        arguments = Map.copyOf(arguments);
    }

    boolean is(String name) {
        return command.filter(name::equals).isPresent();
    }

    Optional<String> argument(String name) {
        return Optional.ofNullable(arguments.get(name));
    }

    /** The client that gave the command; of its address only what James logs. */
    Optional<ClientSession> client() {
        Peer peer = argument(MDCBuilder.IP)
                .filter(ip -> LITERAL_ADDRESS.matcher(ip).matches())
                .map(Peer::of)
                .orElse(Peer.UNKNOWN);
        return service.map(known -> new ClientSession(known, Optional.empty(), peer));
    }
}
