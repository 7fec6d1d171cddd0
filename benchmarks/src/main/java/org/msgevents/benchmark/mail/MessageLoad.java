// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.mail;

import java.io.IOException;
import java.util.List;

/** IMAP commands in turn on the one message of a selected INBOX. Not thread-safe. */
final class MessageLoad implements Load {
    /** Each of them changes something. */
    static final List<String> STORE = List.of("STORE 1 +FLAGS.SILENT (\\Flagged)", "STORE 1 -FLAGS.SILENT (\\Flagged)");

    /** Changes nothing: the message stays unseen. */
    static final List<String> FETCH = List.of("FETCH 1 (FLAGS BODY.PEEK[])");

    private final ImapConnection imap;
    private final List<String> commands;
    private int next;

    private MessageLoad(ImapConnection imap, List<String> commands) {
        this.imap = imap;
        this.commands = commands;
    }

    static MessageLoad open(Ports ports, String user, List<String> commands) throws IOException {
        return new MessageLoad(ImapConnection.login(ports.imap(), user), commands);
    }

    @Override
    public void prepare() throws IOException {
        imap.append(SampleMessage.text("worked on"));
        imap.command("SELECT INBOX");
    }

    @Override
    public void operate() throws IOException {
        imap.command(commands.get(next));
        next = (next + 1) % commands.size();
    }

    @Override
    public int messagesAfter(int operations) {
        return 1;
    }

    @Override
    public void close() throws IOException {
        imap.close();
    }
}
