// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.webhook;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Answers every request at once, in a process of its own, and does no more than HTTP needs: what it takes is missing
 * to whoever is measured.
 */
final class QuickReceiver implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 512;
    private static final String LENGTH = "content-length:";
    private static final byte[] ANSWER = "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Process process;
    private final int port;

    private QuickReceiver(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static QuickReceiver start() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        QuickReceiver.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader told = process.inputReader(StandardCharsets.UTF_8);
        return new QuickReceiver(process, Integer.parseInt(told.readLine()));
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port + "/events");
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    /** Prints its port, and runs until it is killed. */
    public static void main(String[] arguments) throws IOException {
        try (ServerSocket server = new ServerSocket(0, MOST_CONNECTIONS, InetAddress.getLoopbackAddress())) {
            System.out.println(server.getLocalPort());
            while (true) {
                Socket connection = server.accept();
                Thread thread = new Thread(() -> serve(connection));
                thread.setDaemon(true);
                thread.start();
            }
        }
    }

    private static void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(connection.getInputStream());
            for (int length = head(in); length >= 0; length = head(in)) {
                in.skipNBytes(length);
                connection.getOutputStream().write(ANSWER);
            }
        } catch (IOException gone) {
            return; // as clients do
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
}
