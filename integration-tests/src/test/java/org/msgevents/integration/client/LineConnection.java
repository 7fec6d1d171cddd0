// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/** A connection to a server on this machine that speaks in lines. Not thread-safe. */
final class LineConnection implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String NO_TLS = "";
    private static final InetAddress ADDRESS = InetAddress.getLoopbackAddress();

    /** Under TLS, if there is any. */
    private final Socket bare;

    private Socket socket;
    private InputStream in;
    private OutputStream out;

    private LineConnection(Socket socket) throws IOException {
        this.bare = socket;
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    static LineConnection open(int port) throws IOException {
        Socket socket = new Socket(ADDRESS, port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        LineConnection connection = new LineConnection(socket);
        Connections.opened(connection);
        return connection;
    }

    /** From now on in TLS. */
    void secure() throws IOException {
        socket = Tls.over(bare);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** TLS version and cipher suite; empty without TLS. */
    String securityLayer() {
        if (socket instanceof SSLSocket secured) {
            SSLSession session = secured.getSession();
            return session.getProtocol() + " " + session.getCipherSuite();
        }
        return NO_TLS;
    }

    /** Sends what is no TLS under it. */
    void writeBeneathTls(String text) throws IOException {
        bare.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        bare.getOutputStream().flush();
    }

    /** Closes without a goodbye of TCP (RST). */
    void reset() throws IOException {
        bare.setSoLinger(true, 0);
        bare.close();
    }

    void send(String line) throws IOException {
        write(line + "\r\n");
    }

    /** Sends the text as it is; one character is one octet. */
    void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** The next line, without its end; {@link EOFException} when there is none. */
    String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException("the server closed the connection");
            }
            line.write(octet);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    /** The lines before that one. */
    List<String> readLinesUntil(String end) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = readLine(); !line.equals(end); line = readLine()) {
            lines.add(line);
        }
        return lines;
    }

    /** All until the other end closes. */
    String readToEnd() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    int localPort() {
        return bare.getLocalPort();
    }

    Connections.Connection description() {
        Optional<String> securityLayer = Optional.of(securityLayer()).filter(layer -> !layer.equals(NO_TLS));
        return new Connections.Connection(ADDRESS.getHostAddress(), localPort(), bare.getPort(), securityLayer);
    }

    boolean isOpen() {
        return !bare.isClosed() && !socket.isClosed();
    }

    String read(int octets) throws IOException {
        return new String(in.readNBytes(octets), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
