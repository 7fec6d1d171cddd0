// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.email;

import java.io.IOException;
import java.io.Writer;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.commons.net.DefaultSocketFactory;
import org.apache.commons.net.smtp.SMTPConnectionClosedException;
import org.apache.commons.net.smtp.SMTPReply;
import org.apache.commons.net.smtp.SMTPSClient;
import org.msgevents.mechanism.Timeouts;

/**
 * A connection to the server, which is kept for several mails and opened anew where the server closed it. One thread at
 * a time sends; any may abort.
 */
final class SmtpConnection {
    private final SmtpServer server;
    private final Timeouts timeouts;
    private final Line line = new Line();
    private Optional<SMTPSClient> open = Optional.empty();

    SmtpConnection(SmtpServer server, Timeouts timeouts) {
        this.server = server;
        this.timeouts = timeouts;
    }

    /** Sends a mail. What it fails with tells whether the server refused, or the way to it. */
    void send(List<String> recipients, String mail) throws IOException {
        boolean isWhole = false;
        try {
            transmit(ready(), recipients, mail);
            isWhole = true;
        } catch (RefusedException refused) {
            isWhole = refused.code() != SMTPReply.SERVICE_NOT_AVAILABLE
                    && refused.step().compareTo(SmtpStep.AUTH) > 0;
            throw refused;
        } finally {
            if (!isWhole) {
                drop();
            }
        }
    }

    /** Says goodbye, if there is still somebody to hear it. */
    void quit() {
        try {
            if (open.isPresent()) {
                open.orElseThrow().quit();
            }
        } catch (IOException gone) {
            line.abort();
        }
        drop();
    }

    /** Whoever sends fails at once, and so does whoever would. */
    void abort() {
        line.abort();
    }

    /** Whether it is of no use any more. */
    boolean isAborted() {
        return line.isAborted();
    }

    private void drop() {
        open = Optional.empty();
        line.close();
    }

    private SMTPSClient ready() throws IOException {
        if (open.isPresent() && !isAlive(open.orElseThrow())) {
            drop();
        }
        if (open.isEmpty()) {
            open = Optional.of(connect());
        }
        return open.orElseThrow();
    }

    private static boolean isAlive(SMTPSClient client) {
        try {
            return client.reset();
        } catch (IOException gone) {
            return false;
        }
    }

    private SMTPSClient connect() throws IOException {
        SMTPSClient client = new SMTPSClient(server.security() == Security.TLS, server.tls());
        client.setEndpointCheckingEnabled(true);
        client.setSocketFactory(line);
        client.setConnectTimeout(Math.toIntExact(timeouts.connect().toMillis()));
        client.setDefaultTimeout(Math.toIntExact(timeouts.request().toMillis()));
        reply(SmtpStep.GREETING, client, () -> {
            client.connect(server.host(), server.port());
            return client.getReplyCode();
        });
        String capabilities = ehlo(client);
        if (server.security() == Security.STARTTLS) {
            reply(SmtpStep.STARTTLS, client, () -> {
                client.execTLS();
                return client.getReplyCode();
            });
            capabilities = ehlo(client);
        }
        if (server.login().isPresent()) {
            authenticate(client, server.login().orElseThrow(), capabilities);
        }
        return client;
    }

    /** By an address literal (RFC 5321, section 4.1.3): a name would have to be asked for. */
    private static String ehlo(SMTPSClient client) throws IOException {
        InetAddress address = client.getLocalAddress();
        String literal = address.getHostAddress().replaceFirst("%.*", "");
        String tag = address instanceof Inet6Address ? "IPv6:" : "";
        reply(SmtpStep.EHLO, client, () -> client.sendCommand("EHLO", "[" + tag + literal + "]"));
        return client.getReplyString().toUpperCase(Locale.ROOT);
    }

    private static void authenticate(SMTPSClient client, Login login, String capabilities) throws IOException {
        List<String> ways = capabilities
                .lines()
                .filter(line -> line.startsWith("250-AUTH ") || line.startsWith("250 AUTH "))
                .flatMap(line -> Arrays.stream(line.substring(9).split(" ")))
                .toList();
        String way = Stream.of("PLAIN", "LOGIN")
                .filter(ways::contains)
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        SmtpStep.AUTH, client.getReplyCode(), "neither PLAIN nor LOGIN is offered"));
        Iterator<String> answers = login.answers(way.equals("PLAIN")).iterator();
        reply(SmtpStep.AUTH, client, () -> {
            int code = client.sendCommand("AUTH", way);
            while (SMTPReply.isPositiveIntermediate(code) && answers.hasNext()) {
                code = client.sendCommand(answers.next());
            }
            return code;
        });
    }

    private static void transmit(SMTPSClient client, List<String> recipients, String mail) throws IOException {
        reply(SmtpStep.MAIL, client, () -> client.mail("<>"));
        for (String recipient : recipients) {
            reply(SmtpStep.RCPT, client, () -> client.rcpt("<" + recipient + ">"));
        }
        try (Writer data = data(client)) {
            data.write(mail);
        }
        reply(SmtpStep.CONTENT, client, client::getReply);
    }

    private static Writer data(SMTPSClient client) throws IOException {
        Writer data = client.sendMessageData();
        if (data == null) {
            throw new RefusedException(SmtpStep.DATA, client.getReplyCode(), words(client));
        }
        return data;
    }

    /** A command that returns the code of its reply. */
    private interface Command {
        int send() throws IOException;
    }

    private static void reply(SmtpStep step, SMTPSClient client, Command command) throws IOException {
        int code;
        try {
            code = command.send();
        } catch (SMTPConnectionClosedException closed) {
            if (client.getReplyStrings().length == 0) {
                throw closed;
            }
            code = client.getReplyCode();
        }
        if (!SMTPReply.isPositiveCompletion(code)) {
            throw new RefusedException(step, code, words(client));
        }
    }

    /** Without the code. */
    private static String words(SMTPSClient client) {
        return client.getReplyString().replaceAll("(?m)^[0-9]{3}[ -]?", "");
    }

    /** The socket below, which can be closed while somebody waits for it; that of TLS cannot. */
    private static final class Line extends DefaultSocketFactory {
        private Optional<Socket> socket = Optional.empty();
        private boolean isAborted;

        @Override
        public synchronized Socket createSocket() throws IOException {
            if (isAborted) {
                throw new IOException("abandoned");
            }
            Socket made = new Socket();
            socket = Optional.of(made);
            return made;
        }

        synchronized void abort() {
            isAborted = true;
            close();
        }

        synchronized boolean isAborted() {
            return isAborted;
        }

        synchronized void close() {
            socket.ifPresent(Line::close);
            socket = Optional.empty();
        }

        private static void close(Socket socket) {
            try {
                socket.close();
            } catch (IOException broken) {
                throw new java.io.UncheckedIOException("a socket cannot be closed", broken);
            }
        }
    }
}
