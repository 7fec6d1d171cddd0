// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.client;

import java.io.IOException;

/** A POP3 connection (RFC 1939) of one user. Not thread-safe. */
public final class Pop3Client implements AutoCloseable {
    private final LineConnection connection;

    private Pop3Client(LineConnection connection) {
        this.connection = connection;
    }

    /** Connects and logs in. */
    public static Pop3Client login(int port, String user, String password) throws IOException {
        Pop3Client client = new Pop3Client(LineConnection.open(port));
        client.answer("the greeting");
        client.command("USER " + user);
        client.command("PASS " + password);
        return client;
    }

    /** A command that is answered with one line. */
    public void command(String command) throws IOException {
        connection.send(command);
        answer(command);
    }

    private void answer(String command) throws IOException {
        String line = connection.readLine();
        if (!line.startsWith("+OK")) {
            throw new IllegalStateException(command + ": " + line);
        }
    }

    /** This end of the connection. */
    public int localPort() {
        return connection.localPort();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
