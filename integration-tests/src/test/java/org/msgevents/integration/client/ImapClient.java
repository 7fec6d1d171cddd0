// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.beetstra.jutf7.CharsetProvider;

/** An IMAP connection (RFC 3501) of one user. Not thread-safe. */
public final class ImapClient implements AutoCloseable {
    private static final Pattern LITERAL = Pattern.compile("\\{(\\d+)}$");

    private final LineConnection connection;
    private int tags;

    private ImapClient(LineConnection connection) {
        this.connection = connection;
    }

    /** Connects, and no more. */
    public static ImapClient connect(int port) throws IOException {
        return connect(port, Tls.NONE);
    }

    /** The same, secured. */
    public static ImapClient connect(int port, Tls tls) throws IOException {
        ImapClient client = new ImapClient(LineConnection.open(port));
        if (tls == Tls.IMPLICIT) {
            client.connection.secure();
        }
        client.connection.readLine();
        if (tls == Tls.STARTTLS) {
            client.command("STARTTLS");
            client.connection.secure();
        }
        return client;
    }

    /** Connects and logs in. */
    public static ImapClient login(int port, String user, String password) throws IOException {
        ImapClient client = connect(port);
        client.command("LOGIN " + user + " " + password);
        return client;
    }

    /** The response of SASL PLAIN (RFC 4616), of one who acts for another or, with an empty name, for himself. */
    public static String plain(String actsFor, String user, String password) {
        byte[] response = (actsFor + "\0" + user + "\0" + password).getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(response);
    }

    /** The response of SASL OAUTHBEARER (RFC 7628), in the form that James reads, and of XOAUTH2. */
    public static String bearer(String actsAs, String token) {
        String response = "n,user=" + actsAs + "\u0001auth=Bearer " + token + "\u0001\u0001";
        return Base64.getEncoder().encodeToString(response.getBytes(StandardCharsets.UTF_8));
    }

    /** The mailbox's name as a quoted string in modified UTF-7 (RFC 3501, section 5.1.3). */
    public static String quoted(String mailbox) {
        byte[] encoded = mailbox.getBytes(new CharsetProvider().charsetForName("X-MODIFIED-UTF-7"));
        return '"' + new String(encoded, ISO_8859_1).replaceAll("([\\\\\"])", "\\\\$1") + '"';
    }

    /** The answer to a command, its literals among it. */
    public String command(String command) throws IOException {
        String tag = nextTag();
        connection.send(tag + " " + command);
        return answer(tag, command);
    }

    /** A command of several lines, each but the first once the server has asked for it. */
    public void dialogue(List<String> lines) throws IOException {
        answer(say(lines), lines.get(0));
    }

    /** The same, answered with NO; returns what follows. */
    public String refused(List<String> lines) throws IOException {
        String tag = say(lines);
        String line = connection.readLine();
        if (!line.startsWith(tag + " NO")) {
            throw new IllegalStateException(lines.get(0) + ": " + line);
        }
        return line.substring(tag.length() + " NO ".length());
    }

    /** An APPEND, answered with NO; returns what follows. */
    public String refusedAppend(String mailbox, String message) throws IOException {
        return refused(List.of("APPEND " + quoted(mailbox) + " {" + message.length() + "}", message));
    }

    /** The same, without waiting for the answer to the last line. */
    public void startDialogue(List<String> lines) throws IOException {
        var unused = say(lines);
    }

    private String say(List<String> lines) throws IOException {
        String tag = nextTag();
        connection.send(tag + " " + lines.get(0));
        for (String line : lines.subList(1, lines.size())) {
            String invitation = connection.readLine();
            if (!invitation.startsWith("+")) {
                throw new IllegalStateException(lines.get(0) + ": " + invitation);
            }
            connection.send(line);
        }
        return tag;
    }

    /** LOGOUT; James may close before it has answered. */
    public void logout() throws IOException {
        connection.send(nextTag() + " LOGOUT");
        var unused = connection.readToEnd();
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

    /** This end of the connection. */
    public int localPort() {
        return connection.localPort();
    }

    /** Sends all the commands at once, and then waits for the answers. */
    public void pipeline(List<String> commands) throws IOException {
        List<String> tags = new ArrayList<>();
        StringBuilder lines = new StringBuilder();
        for (String command : commands) {
            String tag = nextTag();
            tags.add(tag);
            lines.append(tag).append(' ').append(command).append("\r\n");
        }
        connection.write(lines.toString());
        for (String tag : tags) {
            answer(tag, commands.toString());
        }
    }

    /** Selects without effect on {@code \Recent}. */
    public String examine(String mailbox) throws IOException {
        return command("EXAMINE " + quoted(mailbox));
    }

    public void select(String mailbox) throws IOException {
        command("SELECT " + quoted(mailbox));
    }

    public void append(String mailbox, String message) throws IOException {
        append(mailbox, "", message);
    }

    /** Flags and INTERNALDATE as in {@code (\Seen $Work) "01-Jan-2020 00:00:00 +0000"}, each of them or none. */
    public void append(String mailbox, String flags, String message) throws IOException {
        var unused = appended(mailbox, flags, message);
    }

    /** The same; returns the answer, with the code APPENDUID (RFC 4315). */
    public String appended(String mailbox, String flags, String message) throws IOException {
        String tag = nextTag();
        connection.send(appendCommand(tag, mailbox, flags, message));
        String invitation = connection.readLine();
        if (!invitation.startsWith("+")) {
            throw new IllegalStateException("APPEND " + mailbox + ": " + invitation);
        }
        connection.send(message);
        return answer(tag, "APPEND " + mailbox);
    }

    /**
     * One APPEND after the answer to the one before. Not pipelined, as James 3.8.1 leaves such a client without its continuation
     * now and then, with the bundle and without it.
     */
    public void appendAll(String mailbox, List<String> messages) throws IOException {
        for (String message : messages) {
            append(mailbox, "", message);
        }
    }

    private static String appendCommand(String tag, String mailbox, String flags, String message) {
        String before = flags.isEmpty() ? "" : flags + " ";
        return tag + " APPEND " + quoted(mailbox) + " " + before + "{" + message.length() + "}";
    }

    private String nextTag() {
        tags++;
        return "t" + tags;
    }

    private String answer(String tag, String command) throws IOException {
        StringBuilder answer = new StringBuilder();
        String line = connection.readLine();
        while (!line.startsWith(tag + " ")) {
            answer.append(line).append('\n');
            Matcher literal = LITERAL.matcher(line);
            if (literal.find()) {
                answer.append(connection.read(Integer.parseInt(literal.group(1))));
            }
            line = connection.readLine();
        }
        if (!line.startsWith(tag + " OK")) {
            throw new IllegalStateException(command + ": " + line);
        }
        return answer.append(line).toString();
    }

    /** Closes the connection without LOGOUT: James may close before it has answered that. */
    @Override
    public void close() throws IOException {
        connection.close();
    }
}
