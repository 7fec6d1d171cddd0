// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.webhook;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.impl.bootstrap.AsyncRequesterBootstrap;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncRequester;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncClientEndpoint;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.entity.DiscardingEntityConsumer;
import org.apache.hc.core5.http.nio.support.BasicClientExchangeHandler;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.http.nio.support.BasicResponseConsumer;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.http.protocol.RequestConnControl;
import org.apache.hc.core5.http.protocol.RequestContent;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.Timeout;

/** Posts the same request again and again over several connections, one at a time on each, and does nothing else. */
final class BareLoop implements AutoCloseable {
    private static final String PATH = "/events";
    private static final int IO_THREADS = 2;
    private static final Timeout PATIENCE = Timeout.ofMinutes(1);

    private final HttpAsyncRequester client;
    private final List<AsyncClientEndpoint> connections;
    private final SampleRequest request;

    private BareLoop(HttpAsyncRequester client, List<AsyncClientEndpoint> connections, SampleRequest request) {
        this.client = client;
        this.connections = connections;
        this.request = request;
    }

    static BareLoop connect(URI uri, int connections, SampleRequest request)
            throws InterruptedException, ExecutionException {
        HttpAsyncRequester client = AsyncRequesterBootstrap.bootstrap()
                .setIOReactorConfig(IOReactorConfig.custom()
                        .setIoThreadCount(IO_THREADS)
                        .setTcpNoDelay(true)
                        .build())
                .setHttpProcessor(HttpProcessorBuilder.create()
                        .addAll(RequestContent.INSTANCE, RequestConnControl.INSTANCE)
                        .build())
                .setMaxTotal(connections)
                .setDefaultMaxPerRoute(connections)
                .create();
        client.start();
        HttpHost host = HttpHost.create(uri);
        List<AsyncClientEndpoint> open = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            open.add(client.connect(host, PATIENCE).get());
        }
        return new BareLoop(client, open, request);
    }

    /** Returns when as many requests are answered. */
    void post(int requests) throws InterruptedException, TimeoutException {
        BlockingQueue<AsyncClientEndpoint> free = new LinkedBlockingQueue<>(connections);
        for (int i = 0; i < requests; i++) {
            post(free);
        }
        for (int i = 0; i < connections.size(); i++) {
            take(free);
        }
    }

    private void post(BlockingQueue<AsyncClientEndpoint> free) throws InterruptedException, TimeoutException {
        AsyncClientEndpoint connection = take(free);
        BasicHttpRequest head = new BasicHttpRequest("POST", PATH);
        request.headers().forEach(head::addHeader);
        connection.execute(
                new BasicClientExchangeHandler<>(
                        new BasicRequestProducer(
                                head, new BasicAsyncEntityProducer(request.body(), request.contentType())),
                        new BasicResponseConsumer<>(new DiscardingEntityConsumer<Void>()),
                        new Answered(() -> free.add(connection))),
                HttpCoreContext.create());
    }

    private static AsyncClientEndpoint take(BlockingQueue<AsyncClientEndpoint> free)
            throws InterruptedException, TimeoutException {
        AsyncClientEndpoint connection = free.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (connection == null) {
            throw new TimeoutException("no answer within " + PATIENCE);
        }
        return connection;
    }

    private record Answered(Runnable release) implements FutureCallback<Message<HttpResponse, Void>> {
        @Override
        public void completed(Message<HttpResponse, Void> answer) {
            release.run();
        }

        @Override
        public void failed(Exception why) {
            throw new IllegalStateException(why);
        }

        @Override
        public void cancelled() {
            throw new IllegalStateException("cancelled");
        }
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }
}
