// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import org.msgevents.benchmark.HttpSink;

/** Takes every event, and says no more than that, or nothing at all. */
final class Receiver implements AutoCloseable {
    private static final Duration QUIET = Duration.ofMillis(300);

    private final HttpSink sink;
    private final AtomicLong taken;

    private Receiver(HttpSink sink, AtomicLong taken) {
        this.sink = sink;
        this.taken = taken;
    }

    static Receiver start() throws IOException {
        AtomicLong taken = new AtomicLong();
        return new Receiver(HttpSink.start(() -> taken.incrementAndGet() > 0), taken);
    }

    /** One that takes requests and never answers. */
    static Receiver startSilent() throws IOException {
        return new Receiver(HttpSink.start(() -> false), new AtomicLong());
    }

    /** Where nobody listens. */
    static URI nowhere() throws IOException {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + closed.getLocalPort() + "/events");
        }
    }

    URI uri() {
        return sink.uri();
    }

    /** So far. */
    long taken() {
        return taken.get();
    }

    /** Returns when nothing has come for a while: what one round left must not burden the next. */
    void awaitQuiet() {
        long before;
        do {
            before = taken.get();
            LockSupport.parkNanos(QUIET.toNanos());
        } while (taken.get() != before);
    }

    @Override
    public void close() throws IOException {
        sink.close();
    }
}
