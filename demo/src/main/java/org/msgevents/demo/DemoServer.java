// SPDX-License-Identifier: Apache-2.0
package org.msgevents.demo;

import java.nio.file.Path;

import org.apache.james.FakeSearchMailboxModule;
import org.apache.james.GuiceJamesServer;
import org.apache.james.MemoryJamesConfiguration;
import org.apache.james.MemoryJamesServerMain;
import org.apache.james.modules.protocols.ImapGuiceProbe;
import org.apache.james.modules.protocols.LmtpGuiceProbe;
import org.apache.james.modules.protocols.Pop3GuiceProbe;
import org.apache.james.modules.protocols.SmtpGuiceProbe;
import org.apache.james.utils.DataProbeImpl;
import org.apache.james.utils.WebAdminGuiceProbe;

/** James with its mailboxes in memory, and the users of the demo. */
final class DemoServer implements AutoCloseable {
    static final String ALICE = "alice@localhost";
    static final String BOB = "bob@localhost";
    static final String PASSWORD = "demo";

    private final GuiceJamesServer james;

    private DemoServer(GuiceJamesServer james) {
        this.james = james;
    }

    /** Runs in a working directory with {@code conf} and {@code extensions-jars}. */
    static DemoServer start(Path directory) throws Exception {
        MemoryJamesConfiguration configuration = MemoryJamesConfiguration.builder()
                .workingDirectory(directory.toFile())
                .build();
        GuiceJamesServer james =
                MemoryJamesServerMain.createServer(configuration).combineWith(new FakeSearchMailboxModule());
        james.start();
        DataProbeImpl users = james.getProbe(DataProbeImpl.class);
        users.addUser(ALICE, PASSWORD);
        users.addUser(BOB, PASSWORD);
        return new DemoServer(james);
    }

    int imap() {
        return james.getProbe(ImapGuiceProbe.class).getImapPort();
    }

    int smtp() {
        return james.getProbe(SmtpGuiceProbe.class).getSmtpPort().getValue();
    }

    int lmtp() {
        return james.getProbe(LmtpGuiceProbe.class).getLmtpPort();
    }

    int pop3() {
        return james.getProbe(Pop3GuiceProbe.class).getPop3Port();
    }

    int webAdmin() {
        return james.getProbe(WebAdminGuiceProbe.class).getWebAdminPort().getValue();
    }

    @Override
    public void close() {
        james.stop();
    }
}
