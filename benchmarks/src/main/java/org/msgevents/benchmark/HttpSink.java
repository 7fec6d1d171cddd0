// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes requests, and does no more than HTTP needs: what it has of the processor is missing to whoever is measured.
 *
 * <p>Thread-safe.
 */
public final class HttpSink implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 512;
    private static final String LENGTH = "content-length:";
    private static final byte[] ANSWER = "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket server;
    private final Visitor visitor;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    /** Told of each request; by the threads of the connections. */
    public interface Visitor {
        /** Whether it is to be answered. */
        boolean takes();
    }

    private HttpSink(ServerSocket server, Visitor visitor) {
        this.server = server;
        this.visitor = visitor;
    }

    /** On a free port of the loopback address. */
    public static HttpSink start(Visitor visitor) throws IOException {
        HttpSink sink = new HttpSink(new ServerSocket(0, MOST_CONNECTIONS, InetAddress.getLoopbackAddress()), visitor);
        begin(sink::accept);
        return sink;
    }

    private static void begin(Runnable work) {
        Thread thread = new Thread(work, "sink");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return server.getLocalPort();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port() + "/events");
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = server.accept();
                connections.add(connection);
                begin(() -> serve(connection));
            }
        } catch (IOException closed) {
            return; // as the sink is in the end
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(connection.getInputStream());
            for (int length = head(in); length >= 0; length = head(in)) {
                in.skipNBytes(length);
                if (visitor.takes()) {
                    connection.getOutputStream().write(ANSWER);
                }
            }
        } catch (IOException gone) {
            return; // as clients do
        } finally {
            connections.remove(connection);
        }
    }

    /** Reads a request up to its body, and returns how long that is; -1 when there is no further request. */
    private static int head(InputStream in) throws IOException {
        int length = 0;
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            if (octet != '\n') {
                line.append((char) octet);
                continue;
            }
            String text = line.toString().trim().toLowerCase(Locale.ROOT);
            line.setLength(0);
            if (text.isEmpty()) {
                return length;
            }
            if (text.startsWith(LENGTH)) {
                length = Integer.parseInt(text.substring(LENGTH.length()).trim());
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
