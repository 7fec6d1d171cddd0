// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

import org.msgevents.mechanism.NotificationStatus;
import org.msgevents.mechanism.NotificationStatus.Delivered;
import org.msgevents.mechanism.NotificationStatus.EndpointGone;
import org.msgevents.mechanism.NotificationStatus.MechanismError;
import org.msgevents.mechanism.NotificationStatus.RequestError;
import org.msgevents.mechanism.Reason;

/** Says what an answer, or the lack of one, means for the notification. */
final class StatusReader {
    private final WebhookConfiguration configuration;
    private final Reason reason;
    private final Clock clock;

    StatusReader(WebhookConfiguration configuration, Clock clock) {
        this.configuration = configuration;
        this.reason = Reason.without(configuration.confidential());
        this.clock = clock;
    }

    /** @param headers of the request alone, whose secrets the answer may repeat */
    NotificationStatus read(Answer answer, List<Header> headers) {
        int code = answer.status();
        if (answer.isSuccess()) {
            return new Delivered();
        }
        String told = reason.and(headers.stream().flatMap(header -> header.confidential().stream()))
                .of(headline(code), answer.text());
        return switch (code) {
            case 400, 413, 415, 422 -> new RequestError(told);
            case 410 -> new EndpointGone(told);
            default ->
                new MechanismError(told, answer.header("retry-after").flatMap(value -> RetryAfter.parse(value, clock)));
        };
    }

    private static String headline(int code) {
        return "HTTP " + code + (code / 100 == 3 ? ", a redirect, which is not followed" : "");
    }

    NotificationStatus read(Throwable failure) {
        return new MechanismError(told(failure), Optional.empty());
    }

    private String told(Throwable failure) {
        return causes(failure)
                .flatMap(cause -> headline(cause).stream())
                .findFirst()
                .orElseGet(() -> reason.of("failed", failure.toString()));
    }

    private Optional<String> headline(Throwable cause) {
        if (cause instanceof NotPreparedException) {
            return Optional.of(message(cause));
        } else if (cause instanceof TargetRefusedException) {
            return Optional.of(reason.of("not allowed", message(cause)));
        } else if (cause instanceof UnknownHostException) {
            return Optional.of("the host's name is not known");
        } else if (cause instanceof TimeoutException) {
            return Optional.of("no answer within " + millis(configuration.requestTimeout()));
        } else if (cause instanceof SocketTimeoutException) {
            return Optional.of("no connection within " + millis(configuration.connectTimeout()));
        } else if (cause instanceof ConnectException) {
            return Optional.of(reason.of("no connection", message(cause)));
        } else if (cause instanceof SSLException) {
            return Optional.of(reason.of("TLS failed", message(cause)));
        } else if (cause instanceof CancellationException) {
            return Optional.of("abandoned");
        }
        return Optional.empty();
    }

    private static String millis(Duration limit) {
        return limit.toMillis() + " ms";
    }

    private static String message(Throwable failure) {
        return Objects.requireNonNullElse(failure.getMessage(), "");
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(10);
    }
}
