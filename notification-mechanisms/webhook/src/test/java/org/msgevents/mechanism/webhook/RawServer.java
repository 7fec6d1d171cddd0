// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Accepts connections, says at most a few words, and counts who came and who hung up. */
final class RawServer implements AutoCloseable {
    private final ServerSocket socket;
    private final byte[] words;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger hungUp = new AtomicInteger();

    private RawServer(ServerSocket socket, String words) {
        this.socket = socket;
        this.words = words.getBytes(StandardCharsets.UTF_8);
    }

    static RawServer saying(String words) throws IOException {
        RawServer server = new RawServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), words);
        server.threads.execute(server::accept);
        return server;
    }

    URI uri(String scheme) {
        return URI.create(scheme + "://127.0.0.1:" + socket.getLocalPort() + "/");
    }

    int accepted() {
        return accepted.get();
    }

    int hungUp() {
        return hungUp.get();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                accepted.incrementAndGet();
                threads.execute(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection;
                InputStream in = connection.getInputStream()) {
            connection.getOutputStream().write(words);
            in.transferTo(OutputStream.nullOutputStream());
            hungUp.incrementAndGet();
        } catch (IOException reset) {
            hungUp.incrementAndGet();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
