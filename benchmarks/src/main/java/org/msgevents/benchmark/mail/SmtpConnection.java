// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.mail;

import java.io.IOException;

/** An SMTP connection (RFC 5321) that sends to one recipient. Not thread-safe. */
final class SmtpConnection implements AutoCloseable {
    private final LineConnection connection;
    private final String recipient;

    private SmtpConnection(LineConnection connection, String recipient) {
        this.connection = connection;
        this.recipient = recipient;
    }

    static SmtpConnection open(int port, String recipient) throws IOException {
        SmtpConnection smtp = new SmtpConnection(LineConnection.open(port), recipient);
        smtp.answer();
        smtp.command("EHLO client.example");
        return smtp;
    }

    /** By DATA; the message has no line that starts with a dot. */
    void deliver(String message) throws IOException {
        command("MAIL FROM:<carol@example.com>");
        command("RCPT TO:<" + recipient + ">");
        command("DATA");
        command(message + "\r\n.");
    }

    private void command(String command) throws IOException {
        connection.send(command);
        answer();
    }

    private void answer() throws IOException {
        String line = connection.readLine();
        while (line.startsWith("-", 3)) {
            line = connection.readLine();
        }
        if (!line.startsWith("2") && !line.startsWith("3")) {
            throw new IllegalStateException(line);
        }
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
