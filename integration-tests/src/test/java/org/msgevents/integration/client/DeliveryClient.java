// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.client;

import java.io.IOException;
import java.util.List;

/** Hands in mail by SMTP (RFC 5321) or LMTP (RFC 2033). Not thread-safe. */
public final class DeliveryClient implements AutoCloseable {
    private final LineConnection connection;
    private final Protocol protocol;

    /** How mail is handed in. */
    private enum Protocol {
        SMTP("EHLO"),
        LMTP("LHLO");

        private final String greeting;

        Protocol(String greeting) {
            this.greeting = greeting;
        }

        /** LMTP answers for each recipient. */
        int answers(int recipients) {
            return this == LMTP ? recipients : 1;
        }
    }

    private DeliveryClient(LineConnection connection, Protocol protocol) {
        this.connection = connection;
        this.protocol = protocol;
    }

    public static DeliveryClient smtp(int port) throws IOException {
        return open(port, Protocol.SMTP);
    }

    public static DeliveryClient lmtp(int port) throws IOException {
        return open(port, Protocol.LMTP);
    }

    private static DeliveryClient open(int port, Protocol protocol) throws IOException {
        DeliveryClient client = new DeliveryClient(LineConnection.open(port), protocol);
        client.answer("the greeting");
        client.command(protocol.greeting + " client.example");
        return client;
    }

    /**
     * Sender and recipients with angle brackets, and with ESMTP parameters if any. Returns when the server took
     * responsibility for all.
     */
    public void deliver(String sender, List<String> recipients, String message) throws IOException {
        command("MAIL FROM:" + sender);
        for (String recipient : recipients) {
            command("RCPT TO:" + recipient);
        }
        command("DATA");
        connection.write(message + "\r\n.\r\n");
        for (int i = 0; i < protocol.answers(recipients.size()); i++) {
            answer("the message");
        }
    }

    /** James' LMTP server wants it between two deliveries. */
    public void reset() throws IOException {
        command("RSET");
    }

    private void command(String command) throws IOException {
        connection.send(command);
        answer(command);
    }

    private void answer(String command) throws IOException {
        String line = connection.readLine();
        while (line.length() > 3 && line.charAt(3) == '-') {
            line = connection.readLine();
        }
        if (!line.startsWith("2") && !line.startsWith("3")) {
            throw new IllegalStateException(command + ": " + line);
        }
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
