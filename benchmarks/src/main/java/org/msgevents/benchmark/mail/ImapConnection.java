// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.mail;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A user's IMAP connection (RFC 3501) to his INBOX. Not thread-safe. */
final class ImapConnection implements AutoCloseable {
    private static final Pattern MESSAGES = Pattern.compile("MESSAGES (\\d+)");

    private final LineConnection connection;
    private int tags;

    private ImapConnection(LineConnection connection) {
        this.connection = connection;
    }

    static ImapConnection login(int port, String user) throws IOException {
        ImapConnection imap = new ImapConnection(LineConnection.open(port));
        imap.connection.readLine();
        imap.command("LOGIN " + user + " " + MailServer.PASSWORD);
        return imap;
    }

    void append(String message) throws IOException {
        String tag = nextTag();
        connection.send(tag + " APPEND INBOX {" + message.length() + "}");
        String invitation = connection.readLine();
        if (!invitation.startsWith("+")) {
            throw new IllegalStateException("APPEND: " + invitation);
        }
        connection.send(message);
        answer(tag);
    }

    /** How many are in the INBOX, which must not be selected. */
    int messages() throws IOException {
        Matcher status = MESSAGES.matcher(command("STATUS INBOX (MESSAGES)"));
        if (!status.find()) {
            throw new IllegalStateException("STATUS without MESSAGES");
        }
        return Integer.parseInt(status.group(1));
    }

    /** Removes all messages: a mailbox in memory gets slower as it grows. */
    void empty() throws IOException {
        command("SELECT INBOX");
        command("STORE 1:* +FLAGS.SILENT (\\Deleted)");
        command("CLOSE");
    }

    /** The untagged answers, a line each; an answer other than OK is an {@link IllegalStateException}. */
    String command(String command) throws IOException {
        String tag = nextTag();
        connection.send(tag + " " + command);
        return answer(tag);
    }

    private String nextTag() {
        tags++;
        return "t" + tags;
    }

    private String answer(String tag) throws IOException {
        StringBuilder answer = new StringBuilder();
        String line = connection.readLine();
        while (!line.startsWith(tag + " ")) {
            answer.append(line).append('\n');
            line = connection.readLine();
        }
        if (!line.startsWith(tag + " OK")) {
            throw new IllegalStateException(line);
        }
        return answer.toString();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
