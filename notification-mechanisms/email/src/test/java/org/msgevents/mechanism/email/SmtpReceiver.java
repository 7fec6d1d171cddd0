// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;

import org.msgevents.testkit.receiver.LoopbackCertificate;

/** An SMTP server on this machine that does as it is told, and remembers what it got. */
final class SmtpReceiver implements AutoCloseable {
    /** In place of a reply: closes the connection. */
    static final String CLOSE = "close";
    /** In place of a reply: says nothing, and keeps the connection. */
    static final String SILENCE = "silence";
    /** What the reply to the mail itself is to. */
    static final String CONTENT = ".";

    private final ServerSocket listening;
    private final boolean isTls;
    private final Map<String, String> replies = new ConcurrentHashMap<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<String> mails = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    private SmtpReceiver(boolean isTls) {
        this.isTls = isTls;
        try {
            listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        start(this::accept);
    }

    static SmtpReceiver start() {
        return new SmtpReceiver(false);
    }

    /** With TLS from the beginning. */
    static SmtpReceiver startWithTls() {
        return new SmtpReceiver(true);
    }

    /** What to reply to this command from now on: that and the text behind it, or one of the words above. */
    void reply(String command, String reply) {
        replies.put(command, reply);
    }

    void replyAsUsual() {
        replies.clear();
    }

    /** Closes the connections that there are. */
    void closeConnections() {
        open.forEach(SmtpReceiver::close);
        open.clear();
    }

    int port() {
        return listening.getLocalPort();
    }

    /** As they came, dots and all undone. */
    List<String> mails() {
        return mails;
    }

    List<String> commands() {
        return commands;
    }

    int connections() {
        return connections.get();
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        closeConnections();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "smtp-receiver");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                connections.incrementAndGet();
                open.add(socket);
                start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try {
            Socket secured = isTls ? secured(socket) : socket;
            if (answer(secured, "", "220 loopback ESMTP")) {
                talk(secured);
            }
        } catch (IOException gone) {
            close(socket);
        }
    }

    private void talk(Socket first) throws IOException {
        Socket socket = first;
        BufferedReader in = reader(socket);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            commands.add(line);
            String command = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            boolean goesOn =
                    switch (command) {
                        case "EHLO" -> answer(socket, command, "250-loopback\r\n250-STARTTLS\r\n250 AUTH LOGIN PLAIN");
                        case "STARTTLS" -> answer(socket, command, "220 go ahead");
                        case "AUTH" -> answer(socket, command, "334 ");
                        case "DATA" -> answer(socket, command, "354 go ahead") && mail(in, socket);
                        case "MAIL", "RCPT", "RSET", "NOOP" -> answer(socket, command, "250 OK");
                        case "QUIT" -> answer(socket, command, CLOSE);
                        default -> answer(socket, "credentials", "235 welcome");
                    };
            if (!goesOn) {
                return;
            }
            if (command.equals("STARTTLS") && !replies.containsKey(command)) {
                socket = secured(socket);
                in = reader(socket);
            }
        }
    }

    private boolean mail(BufferedReader in, Socket socket) throws IOException {
        if (replies.containsKey("DATA")) {
            return true;
        }
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); !line.equals("."); line = in.readLine()) {
            mail.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        mails.add(mail.toString());
        return answer(socket, CONTENT, "250 taken");
    }

    private boolean answer(Socket socket, String command, String usual) throws IOException {
        String reply = Optional.ofNullable(replies.get(command)).orElse(usual);
        if (reply.equals(CLOSE)) {
            close(socket);
        }
        if (reply.equals(CLOSE) || reply.equals(SILENCE)) {
            return false;
        }
        OutputStream out = socket.getOutputStream();
        out.write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return true;
    }

    private static Socket secured(Socket socket) throws IOException {
        SSLSocket secured =
                (SSLSocket) LoopbackCertificate.context().getSocketFactory().createSocket(socket, "127.0.0.1", 0, true);
        secured.setUseClientMode(false);
        secured.startHandshake();
        return secured;
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
