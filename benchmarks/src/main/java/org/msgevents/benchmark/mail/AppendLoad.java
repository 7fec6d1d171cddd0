// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.mail;

import java.io.IOException;
import java.util.UUID;

/** Messages that come in by IMAP APPEND. Not thread-safe. */
final class AppendLoad implements Load {
    private final ImapConnection imap;

    private AppendLoad(ImapConnection imap) {
        this.imap = imap;
    }

    static AppendLoad open(Ports ports, String user) throws IOException {
        return new AppendLoad(ImapConnection.login(ports.imap(), user));
    }

    @Override
    public void prepare() {}

    @Override
    public void operate() throws IOException {
        imap.append(SampleMessage.text(UUID.randomUUID().toString()));
    }

    @Override
    public int messagesAfter(int operations) {
        return operations;
    }

    @Override
    public void close() throws IOException {
        imap.close();
    }
}
