// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** One connection to the receiver: notes each request, and then does with it as it pleases. */
final class Conversation implements Runnable {
    private static final Duration LONGEST_DELAY = Duration.ofMillis(600);
    private static final Duration LONGER_THAN_ANYBODY_WAITS = Duration.ofSeconds(3);

    private final Socket socket;
    private final Journal journal;
    private final Misbehaviour misbehaviour;
    private final Random random = new Random();

    Conversation(Socket socket, Journal journal, Misbehaviour misbehaviour) {
        this.socket = socket;
        this.journal = journal;
        this.misbehaviour = misbehaviour;
    }

    private record Request(Subscription subscription, String id, String body) {}

    @Override
    public void run() {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            boolean goesOn = true;
            while (goesOn) {
                Request request = read(in);
                Manner manner = misbehaviour.manner(request.subscription(), request.id());
                journal.append(new JournalEntry(
                        request.subscription().title(), request.id(), request.body(), manner.verdict()));
                goesOn = treat(manner);
            }
        } catch (IOException gone) {
            // The sender gave up, or has no more to say: what came whole is noted.
            return;
        }
    }

    private static Request read(InputStream in) throws IOException {
        String path = line(in).split(" ", -1)[1];
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String[] header = line.split(": *", 2);
            headers.put(header[0].toLowerCase(Locale.ROOT), header[1]);
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "none"));
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("half a request");
        }
        return new Request(
                Subscription.valueOf(path.substring(1).toUpperCase(Locale.ROOT)),
                headers.getOrDefault("webhook-id", ""),
                new String(body, StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException();
            }
            line.append((char) octet);
        }
        return line.toString().stripTrailing();
    }

    /** Returns whether the connection stays open. */
    private boolean treat(Manner manner) throws IOException {
        return switch (manner) {
            case PROMPT -> answer("204 No Content", "");
            case SLOW -> {
                LockSupport.parkNanos(random.nextLong(LONGEST_DELAY.toNanos()));
                yield answer("204 No Content", "");
            }
            case REFUSE -> answer("422 Unprocessable Content", "Content-Length: 0\r\n");
            case ERROR -> answer("500 Internal Server Error", "Content-Length: 0\r\n");
            case THROTTLE -> answer("429 Too Many Requests", "Retry-After: 1\r\nContent-Length: 0\r\n");
            case HANG -> {
                LockSupport.parkNanos(LONGER_THAN_ANYBODY_WAITS.toNanos());
                yield false;
            }
            case RESET -> {
                socket.setSoLinger(true, 0);
                yield false;
            }
            case DROP -> false;
        };
    }

    private boolean answer(String status, String headers) throws IOException {
        String head = "HTTP/1.1 " + status + "\r\n" + headers + "\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return true;
    }
}
