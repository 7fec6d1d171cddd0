// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.msgevents.settings.Secret;
import org.msgevents.settings.SettingsParser;
import org.msgevents.settings.SettingsParsers;
import org.msgevents.settings.SettingsReader;

/**
 * Where a webhook is and how to speak to it.
 *
 * @param connectTimeout for the connection; longer than zero
 * @param requestTimeout for the whole of an attempt, from the connection to the answer's end; longer than zero
 */
record WebhookConfiguration(
        Endpoint endpoint, Signer signer, Duration connectTimeout, Duration requestTimeout, List<Header> headers) {
    static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(5);
    static final Duration DEFAULT_REQUEST_TIMEOUT = Duration.ofSeconds(15);

    /** The delivery abandons an attempt after a minute. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private static final SettingsParser<Duration> TIMEOUT =
            SettingsParser.of("a duration from 1ms to 1m, such as 500ms or 15s", WebhookConfiguration::timeout);

    WebhookConfiguration {
        headers = List.copyOf(headers);
    }

    /** Empty when there is a fault, which the reader has. */
    static Optional<WebhookConfiguration> from(SettingsReader settings) {
        Optional<Endpoint> endpoint = settings.required("url", Endpoint.PARSER);
        Optional<SigningSecret> secret = settings.required("secret", SigningSecret.PARSER);
        Optional<SigningSecret> previous = settings.value("previousSecret", SigningSecret.PARSER);
        Duration connect = settings.value("connectTimeout", TIMEOUT).orElse(DEFAULT_CONNECT_TIMEOUT);
        Duration request = settings.value("requestTimeout", TIMEOUT).orElse(DEFAULT_REQUEST_TIMEOUT);
        List<Header> headers = HeaderReader.read(settings);
        return endpoint.flatMap(url -> secret.map(current -> new WebhookConfiguration(
                url,
                new Signer(Stream.concat(Stream.of(current), previous.stream()).toList()),
                connect,
                request,
                headers)));
    }

    private static Duration timeout(String text) {
        Duration timeout = SettingsParsers.DURATION.parse().apply(text);
        if (timeout.isZero() || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(text);
        }
        return timeout;
    }

    /** What no log and no status may tell. */
    Stream<Secret> confidential() {
        return Stream.of(
                        signer.secrets().stream().map(SigningSecret::base64),
                        headers.stream().flatMap(header -> header.confidential().stream()),
                        endpoint.query().map(Secret::new).stream())
                .flatMap(secrets -> secrets);
    }
}
