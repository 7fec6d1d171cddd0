// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.webadmin;

import java.util.Optional;

import org.apache.james.core.Username;
import org.msgevents.james.session.AdminRequest;
import org.msgevents.james.session.AdminRequest.Kind;
import org.msgevents.james.session.Guard;
import org.msgevents.james.session.Peer;
import org.msgevents.james.session.SessionRegistry;

import spark.Request;
import spark.Service;

/** Registers WebAdmin's requests about mailboxes while they are under way. Changes none, and no answer. */
record MailboxRequests(SessionRegistry sessions) {
    private static final String USER = ":user";
    private static final String MAILBOX = ":mailbox";
    private static final String OF_USER = "/users/" + USER + "/mailboxes";
    private static final String ATTRIBUTE = "org.msgevents.request";

    /** Sees those that WebAdmin's routes answer, wherever they are defined. */
    void watch(Service service) {
        for (String path : new String[] {OF_USER, OF_USER + "/" + MAILBOX}) {
            service.before(path, (request, response) -> Guard.run(() -> begin(request)));
            service.afterAfter(path, (request, response) -> Guard.run(() -> end(request)));
        }
    }

    private void begin(Request request) {
        kind(request).ifPresent(kind -> {
            AdminRequest known = new AdminRequest(
                    kind,
                    Username.of(request.params(USER)).asString(),
                    Optional.ofNullable(request.params(MAILBOX)),
                    Peer.of(request.ip()));
            sessions.begin(known);
            request.attribute(ATTRIBUTE, known);
        });
    }

    private static Optional<Kind> kind(Request request) {
        return switch (request.requestMethod()) {
            case "PUT" -> Optional.of(Kind.CREATE);
            case "DELETE" -> Optional.of(Kind.DELETE);
            default -> Optional.empty();
        };
    }

    private void end(Request request) {
        Object known = request.attribute(ATTRIBUTE);
        if (known instanceof AdminRequest ended) {
            sessions.end(ended);
        }
    }
}
