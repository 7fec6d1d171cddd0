// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;

import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.nio.ClientHttp1IOEventHandlerFactory;
import org.apache.hc.core5.http.impl.nio.ClientHttp1StreamDuplexerFactory;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.http.protocol.RequestConnControl;
import org.apache.hc.core5.http.protocol.RequestContent;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.DefaultConnectingIOReactor;
import org.apache.hc.core5.reactor.EndpointParameters;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.reactor.IOReactorShutdownException;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The threads by which webhooks connect, write and read: few, for all of them, and only while there is one.
 *
 * <p>Thread-safe.
 *
 * <p>The library below it logs nothing: requests hold secrets.
 */
final class HttpTransport {
    private static final int MOST_THREADS = 2;

    /** How exact the library's own time-outs are. */
    private static final TimeValue PRECISION = TimeValue.ofMilliseconds(250);

    /** More than any receiver has reason to answer. */
    private static final Http1Config LIMITS = Http1Config.custom()
            .setMaxLineLength(16 * 1024)
            .setMaxHeaderCount(200)
            .build();

    private int users;
    private Optional<Threads> threads = Optional.empty();

    /** Called once by each webhook, before it connects. */
    synchronized void join() {
        users++;
    }

    /** Called once by each webhook that joined; the last one closes all connections. */
    void leave() {
        Optional<Threads> unused = leaving();
        unused.ifPresent(Threads::close);
    }

    private synchronized Optional<Threads> leaving() {
        users--;
        Optional<Threads> unused = users == 0 ? threads : Optional.empty();
        unused.ifPresent(closing -> threads = Optional.empty());
        return unused;
    }

    /** For what blocks, such as the name service. */
    ExecutorService blocking() {
        return threads().blocking;
    }

    /**
     * Exceptional when there is no connection within the limit.
     *
     * @param endpoint scheme and host as they were configured; its attachment is the {@link TlsStrategy}
     * @param address where to connect to, whatever the host's name says
     */
    CompletableFuture<IOSession> connect(EndpointParameters endpoint, InetSocketAddress address, Duration limit) {
        CompletableFuture<IOSession> connection = new CompletableFuture<>();
        try {
            Future<IOSession> attempt = threads()
                    .reactor
                    .connect(
                            endpoint,
                            address,
                            null,
                            Timeout.of(limit),
                            endpoint,
                            Callbacks.of(connection::complete, connection::completeExceptionally));
            CompletionStage<IOSession> over = connection;
            over.whenComplete((open, failure) -> attempt.cancel(true));
        } catch (IOReactorShutdownException closed) {
            connection.completeExceptionally(closed);
        }
        return connection;
    }

    private synchronized Threads threads() {
        if (users == 0) {
            throw new IllegalStateException("nobody joined");
        }
        Threads open = threads.orElseGet(Threads::start);
        threads = Optional.of(open);
        return open;
    }

    private record Threads(DefaultConnectingIOReactor reactor, ExecutorService blocking) {
        static Threads start() {
            IOReactorConfig config = IOReactorConfig.custom()
                    .setIoThreadCount(
                            Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()))
                    .setSelectInterval(PRECISION)
                    .setTcpNoDelay(true)
                    .build();
            ThreadFactory names = new DefaultThreadFactory("webhook-names", true);
            Threads threads = new Threads(
                    new DefaultConnectingIOReactor(
                            handlers(), config, new DefaultThreadFactory("webhook", true), null, null, null, null),
                    Executors.newCachedThreadPool(names));
            threads.reactor.start();
            return threads;
        }

        private static ClientHttp1IOEventHandlerFactory handlers() {
            ClientHttp1StreamDuplexerFactory exchanges = new ClientHttp1StreamDuplexerFactory(
                    HttpProcessorBuilder.create()
                            .addAll(RequestContent.INSTANCE, RequestConnControl.INSTANCE)
                            .build(),
                    LIMITS,
                    CharCodingConfig.DEFAULT);
            TlsStrategy ofTheEndpoint = new TlsOfTheEndpoint();
            return new ClientHttp1IOEventHandlerFactory(exchanges, ofTheEndpoint, null);
        }

        void close() {
            reactor.initiateShutdown();
            reactor.close(CloseMode.IMMEDIATE);
            blocking.shutdownNow();
        }
    }
}
