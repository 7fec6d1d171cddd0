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
        Pop3Client client = connect(port, Tls.NONE);
        client.authenticate(user, password);
        return client;
    }

    /** Connects, secured or not, and no more. */
    public static Pop3Client connect(int port, Tls tls) throws IOException {
        Pop3Client client = new Pop3Client(LineConnection.open(port));
        if (tls == Tls.IMPLICIT) {
            client.connection.secure();
        }
        client.answer("the greeting");
        if (tls == Tls.STARTTLS) {
            client.command("STLS");
            client.connection.secure();
        }
        return client;
    }

    public void authenticate(String user, String password) throws IOException {
        command("USER " + user);
        command("PASS " + password);
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

    /** TLS version and cipher suite; empty without TLS. */
    public String securityLayer() {
        return connection.securityLayer();
    }

    /** Sends what no TLS is under one that is. */
    public void breakTls() throws IOException {
        connection.writeBeneathTls("no TLS record\r\n");
    }

    /** Closes the connection by RST. */
    public void reset() throws IOException {
        connection.reset();
    }

    /** A command that is refused; returns the answer. */
    public String refused(String command) throws IOException {
        connection.send(command);
        String line = connection.readLine();
        if (!line.startsWith("-ERR")) {
            throw new IllegalStateException(command + ": " + line);
        }
        return line;
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
