// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.session;

import org.msgevents.event.ImapUrl;
import org.msgevents.event.Parameter;
import org.msgevents.event.Parameters;

/**
 * Which server tells an event (draft-ietf-lemonade-msgevent-03, section 5, serverFQDN, process, pid).
 *
 * @param pid of this process
 */
public record ServerIdentity(String serverFQDN, String process, long pid) {
    /** The IMAP URL of the server. */
    public ImapUrl url() {
        return ImapUrl.ofServer(serverFQDN);
    }

    /** What every event tells of its server. */
    public Parameters parameters() {
        return Parameters.builder()
                .put(Parameter.SERVER_FQDN, serverFQDN)
                .put(Parameter.PROCESS, process)
                .put(Parameter.PID, pid)
                .build();
    }
}
