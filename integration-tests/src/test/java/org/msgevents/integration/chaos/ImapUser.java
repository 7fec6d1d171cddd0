// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import java.io.IOException;
import java.util.Random;

import org.msgevents.integration.client.ImapClient;
import org.msgevents.integration.server.EmbeddedJames;
import org.msgevents.integration.server.Ports;

/** Appends, flags, copies, moves and expunges, at random. */
final class ImapUser extends Client {
    private final String user;
    private int keywords;

    ImapUser(String user, JamesProcess james, Ledger ledger, Random random) {
        super(james, ledger, random);
        this.user = user;
    }

    @Override
    void work(Ports ports) throws IOException {
        try (ImapClient imap = ImapClient.login(ports.imap(), user, EmbeddedJames.PASSWORD)) {
            ImapWork work = ImapWork.begin(imap, user, random());
            while (!isStopped()) {
                ledger().add(work.next("k" + keywords++));
            }
        }
    }
}
