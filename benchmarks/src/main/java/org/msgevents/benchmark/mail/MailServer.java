// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.mail;

import java.nio.file.Path;

import org.apache.james.FakeSearchMailboxModule;
import org.apache.james.GuiceJamesServer;
import org.apache.james.MemoryJamesConfiguration;
import org.apache.james.MemoryJamesServerMain;
import org.apache.james.modules.protocols.ImapGuiceProbe;
import org.apache.james.modules.protocols.SmtpGuiceProbe;
import org.apache.james.utils.DataProbeImpl;
import org.msgevents.testkit.james.LastingMailboxes;

/** A James in a process of its own: the memory server, whose mailboxes may be elsewhere. */
public final class MailServer {
    static final String PASSWORD = "secret";

    private MailServer() {}

    /**
     * Starts James, prints its ports in one line, and runs until its standard input ends.
     *
     * @param arguments the working directory, where the mailboxes are, then the users
     */
    public static void main(String[] arguments) throws Exception {
        GuiceJamesServer james = james(Path.of(arguments[0]), Mailboxes.parse(arguments[1]));
        james.start();
        DataProbeImpl users = james.getProbe(DataProbeImpl.class);
        for (int i = 2; i < arguments.length; i++) {
            users.addUser(arguments[i], PASSWORD);
        }
        System.out.println(new Ports(
                james.getProbe(ImapGuiceProbe.class).getImapPort(),
                james.getProbe(SmtpGuiceProbe.class).getSmtpPort().getValue()));
        System.in.transferTo(System.out);
        Runtime.getRuntime().halt(0);
    }

    private static GuiceJamesServer james(Path directory, Mailboxes mailboxes) {
        MemoryJamesConfiguration configuration = MemoryJamesConfiguration.builder()
                .workingDirectory(directory.toFile())
                .build();
        GuiceJamesServer james =
                MemoryJamesServerMain.createServer(configuration).combineWith(new FakeSearchMailboxModule());
        return switch (mailboxes) {
            case MEMORY -> james;
            case JPA -> james.overrideWith(LastingMailboxes.in(directory.resolve("var/mailboxes")));
        };
    }
}
