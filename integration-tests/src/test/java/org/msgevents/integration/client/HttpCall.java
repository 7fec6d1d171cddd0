// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/**
 * HTTP on this machine; anything but a 2xx is an error. Each request has a connection of its own, whose port is known,
 * which that of {@link java.net.http.HttpClient} is not.
 */
final class HttpCall {
    private static final String CHUNKED = "transfer-encoding: chunked";
    private static final String LENGTH = "content-length: ";

    private HttpCall() {}

    static HttpRequest.Builder to(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    static HttpRequest.Builder put(int port, String path) {
        return to(port, path).PUT(BodyPublishers.noBody());
    }

    static String body(HttpRequest request) throws IOException {
        try (LineConnection connection = LineConnection.open(request.uri().getPort())) {
            connection.write(text(request));
            String status = connection.readLine();
            String body = utf8(content(connection));
            if (!status.startsWith("HTTP/1.1 2")) {
                throw new IllegalStateException(request + ": " + status + " " + body);
            }
            return body;
        }
    }

    /** One character is one octet. */
    private static String text(HttpRequest request) {
        String content = request.bodyPublisher().map(HttpCall::content).orElse("");
        String query =
                request.uri().getRawQuery() == null ? "" : "?" + request.uri().getRawQuery();
        StringBuilder text =
                new StringBuilder(request.method() + " " + request.uri().getRawPath() + query);
        text.append(" HTTP/1.1\r\nHost: ")
                .append(request.uri().getRawAuthority())
                .append("\r\nConnection: close\r\n");
        request.headers()
                .map()
                .forEach((name, values) -> values.forEach(
                        value -> text.append(name).append(": ").append(value).append("\r\n")));
        return text.append("Content-Length: " + content.length() + "\r\n\r\n" + content)
                .toString();
    }

    private static String content(HttpRequest.BodyPublisher publisher) {
        CompletableFuture<String> content = new CompletableFuture<>();
        publisher.subscribe(new Flow.Subscriber<>() {
            private final StringBuilder received = new StringBuilder();

            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(ByteBuffer octets) {
                received.append(StandardCharsets.ISO_8859_1.decode(octets));
            }

            @Override
            public void onError(Throwable failure) {
                content.completeExceptionally(failure);
            }

            @Override
            public void onComplete() {
                content.complete(received.toString());
            }
        });
        return content.join();
    }

    /** What follows the status line, without the header. */
    private static String content(LineConnection connection) throws IOException {
        List<String> header = connection.readLinesUntil("");
        List<String> known =
                header.stream().map(line -> line.toLowerCase(Locale.ROOT)).toList();
        if (known.contains(CHUNKED)) {
            return chunks(connection);
        }
        Optional<Integer> length = known.stream()
                .filter(line -> line.startsWith(LENGTH))
                .map(line -> Integer.valueOf(line.substring(LENGTH.length())))
                .findFirst();
        return length.isPresent() ? connection.read(length.orElseThrow()) : connection.readToEnd();
    }

    private static String chunks(LineConnection connection) throws IOException {
        StringBuilder content = new StringBuilder();
        int size = Integer.parseInt(connection.readLine(), 16);
        while (size > 0) {
            content.append(connection.read(size));
            connection.readLine();
            size = Integer.parseInt(connection.readLine(), 16);
        }
        return content.toString();
    }

    private static String utf8(String octets) {
        return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
