// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.msgevents.mechanism.Timeouts;
import org.msgevents.settings.Secret;
import org.msgevents.settings.SettingsParser;
import org.msgevents.settings.SettingsReader;

/**
 * The settings of one webhook.
 *
 * @param targets where its host may be
 * @param headers the operator's, {@code Authorization} among them
 * @param credentials for access tokens, in place of such a header
 * @param handshakeOrigin who asks for permission; nobody where it is empty
 */
record WebhookConfiguration(
        Endpoint endpoint,
        TargetRules targets,
        Tls tls,
        Signer signer,
        Timeouts timeouts,
        List<Header> headers,
        Optional<ClientCredentials> credentials,
        Optional<String> handshakeOrigin,
        Optional<BatchSettings> batch) {
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(15);
    private static final SettingsParser<String> ORIGIN = SettingsParser.of(
            "the DNS name of this system, such as mail.example.com", Forms.matching(Forms.matcher("[A-Za-z0-9.-]+")));

    WebhookConfiguration {
        headers = List.copyOf(headers);
    }

    /** Empty when there is a fault, which the reader has. */
    static Optional<WebhookConfiguration> from(SettingsReader settings) {
        Optional<Endpoint> endpoint = settings.required("url", Endpoint.PARSER);
        TargetRules targets = settings.value("allow", TargetRules.PARSER).orElse(TargetRules.INTERNET);
        Optional<ClientCredentials> credentials = ClientCredentials.read(settings);
        endpoint.ifPresent(url -> checkLiteral("url", url, targets, settings));
        credentials.ifPresent(known -> checkLiteral("oauth2/tokenUrl", known.tokenUrl(), targets, settings));
        Tls tls = TlsReader.read(endpoint, settings);
        Optional<Signer> signer = Signer.read(settings);
        Timeouts timeouts = Timeouts.read(settings, REQUEST_TIMEOUT);
        List<Header> headers = HeaderReader.read(settings);
        Optional<String> origin =
                settings.child("handshake").flatMap(found -> found.requiredAttribute("origin", ORIGIN));
        Optional<BatchSettings> batch = BatchSettings.read(settings, timeouts.request());
        return endpoint.flatMap(url -> signer.map(signing ->
                new WebhookConfiguration(url, targets, tls, signing, timeouts, headers, credentials, origin, batch)));
    }

    /** Where a name leads to is known when it is asked for; an address is known now. */
    private static void checkLiteral(String key, Endpoint endpoint, TargetRules targets, SettingsReader settings) {
        String host = endpoint.uri().getHost();
        AddressLiteral.parse(host)
                .flatMap(address -> targets.objection(AddressLiteral.withoutBrackets(host), address))
                .ifPresent(objection -> settings.fault(key + ": " + objection, "an address of the Internet at large"));
    }

    Duration connectTimeout() {
        return timeouts.connect();
    }

    Duration requestTimeout() {
        return timeouts.request();
    }

    /** What no log and no status may tell. */
    Stream<Secret> confidential() {
        return Stream.of(
                        signer.keys().stream().map(SigningKey::base64),
                        headers.stream().flatMap(header -> header.confidential().stream()),
                        credentials.stream().flatMap(ClientCredentials::confidential),
                        endpoint.query().map(Secret::new).stream())
                .flatMap(secrets -> secrets);
    }
}
