// SPDX-License-Identifier: Apache-2.0
package org.msgevents.testkit.receiver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLParameters;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;

/**
 * Takes every request to a free port of the loopback address, remembers it, and answers as it is told; untold, with
 * 204. Thread-safe.
 */
public final class RecordingReceiver implements AutoCloseable {
    private final String scheme;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(RecordingReceiver::daemon);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AnswerWriter writer = new AnswerWriter(closed);
    private final Queue<ReceivedRequest> requests = new ConcurrentLinkedQueue<>();
    private final Queue<Answer> script = new ConcurrentLinkedQueue<>();
    private volatile Behaviour behaviour = Behaviour.always(Answer.TAKEN);

    private RecordingReceiver(String scheme, HttpServer server) {
        this.scheme = scheme;
        this.server = server;
    }

    public static RecordingReceiver start() {
        return start(0);
    }

    /** On that port, such as one where there was a receiver before. */
    public static RecordingReceiver start(int port) {
        try {
            return start("http", HttpServer.create(loopback(port), 0));
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /** With TLS and the {@link LoopbackCertificate}. */
    public static RecordingReceiver startTls() {
        try {
            HttpsServer server = HttpsServer.create(loopback(0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(LoopbackCertificate.context()));
            return start("https", server);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /** With TLS, for clients that have the {@link LoopbackCertificate}, too. */
    public static RecordingReceiver startTlsForClientsWithCertificate() {
        try {
            HttpsServer server = HttpsServer.create(loopback(0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(LoopbackCertificate.context()) {
                @Override
                public void configure(HttpsParameters parameters) {
                    SSLParameters asking = getSSLContext().getDefaultSSLParameters();
                    asking.setNeedClientAuth(true);
                    parameters.setSSLParameters(asking);
                }
            });
            return start("https", server);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    private static RecordingReceiver start(String scheme, HttpServer server) {
        RecordingReceiver receiver = new RecordingReceiver(scheme, server);
        server.createContext("/", receiver::handle);
        server.setExecutor(receiver.threads);
        server.start();
        return receiver;
    }

    /** Port 0 is a free one. */
    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "recording-receiver");
        thread.setDaemon(true);
        return thread;
    }

    /** Where a request to {@code path}, which begins with a slash, comes here. */
    public URI uri(String path) {
        return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** What came whole, in the order in which it came. */
    public List<ReceivedRequest> requests() {
        return List.copyOf(requests);
    }

    /** Answers the next requests, one each; those after them as the behaviour says. */
    public void answerNext(Answer... answers) {
        script.addAll(List.of(answers));
    }

    /** From the next request on. */
    public void behave(Behaviour next) {
        behaviour = next;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            ReceivedRequest request = RequestRecorder.read(exchange);
            requests.add(request);
            Answer scripted = script.poll();
            writer.write(exchange, scripted == null ? behaviour.answer(request) : scripted);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closes the port and every connection. Idempotent. */
    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
