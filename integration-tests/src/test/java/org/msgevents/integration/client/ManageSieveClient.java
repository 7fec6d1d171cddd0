// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.client;

import java.io.IOException;

/** A ManageSieve connection (RFC 5804). Not thread-safe. */
public final class ManageSieveClient implements AutoCloseable {
    private final LineConnection connection;

    private ManageSieveClient(LineConnection connection) {
        this.connection = connection;
    }

    public static ManageSieveClient login(int port, String user, String password) throws IOException {
        ManageSieveClient client = new ManageSieveClient(LineConnection.open(port));
        client.answer("the greeting");
        client.command("AUTHENTICATE \"PLAIN\" \"" + ImapClient.plain("", user, password) + '"');
        return client;
    }

    /** Stores a script. */
    public void put(String name, String script) throws IOException {
        command("PUTSCRIPT \"" + name + "\" {" + script.length() + "+}\r\n" + script);
    }

    /** Returns what comes in front of the OK. */
    public String command(String command) throws IOException {
        connection.send(command);
        return answer(command);
    }

    /** LOGOUT, answered and followed by the end of the connection. */
    public void logout() throws IOException {
        connection.send("LOGOUT");
        String goodbye = connection.readToEnd();
        if (!goodbye.startsWith("OK")) {
            throw new IllegalStateException("LOGOUT: " + goodbye);
        }
    }

    private String answer(String command) throws IOException {
        StringBuilder answer = new StringBuilder();
        String line = connection.readLine();
        while (!line.startsWith("OK")) {
            if (line.startsWith("NO") || line.startsWith("BYE")) {
                throw new IllegalStateException(command + ": " + line);
            }
            answer.append(line).append('\n');
            line = connection.readLine();
        }
        return answer.toString();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
