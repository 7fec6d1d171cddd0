// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.msgevents.settings.Secret;
import org.msgevents.settings.SettingsParser;
import org.msgevents.settings.SettingsReader;

/**
 * Where access tokens come from (OAuth 2.0, RFC 6749, section 4.4).
 *
 * @param scope what to ask for; the authorization server's default where it is empty
 * @param audience for which server the token shall be, where the authorization server asks for it
 */
record ClientCredentials(
        Endpoint tokenUrl, String clientId, Secret clientSecret, Optional<String> scope, Optional<String> audience) {
    private static final SettingsParser<String> TEXT = SettingsParser.of("printable ASCII characters", Forms.PRINTABLE);
    private static final SettingsParser<String> SECRET =
            SettingsParser.ofSecret("printable ASCII characters", Forms.PRINTABLE);

    /** Empty when there are none, or a fault, which the reader has. */
    static Optional<ClientCredentials> read(SettingsReader settings) {
        return settings.child("oauth2").flatMap(ClientCredentials::from);
    }

    private static Optional<ClientCredentials> from(SettingsReader oauth2) {
        Optional<Endpoint> url = oauth2.required("tokenUrl", Endpoint.PARSER);
        Optional<String> id = oauth2.required("clientId", TEXT);
        Optional<Secret> secret = oauth2.required("clientSecret", SECRET).map(Secret::new);
        Optional<String> scope = oauth2.value("scope", TEXT);
        Optional<String> audience = oauth2.value("audience", TEXT);
        return url.flatMap(
                to -> id.flatMap(who -> secret.map(known -> new ClientCredentials(to, who, known, scope, audience))));
    }

    /** The credentials as section 2.3.1 wants them. */
    Header authorization() {
        return Header.basic(encoded(clientId), encoded(clientSecret.value()));
    }

    /** The request's body. */
    String form() {
        return Stream.of(
                        Optional.of("grant_type=client_credentials"),
                        scope.map(wanted -> "scope=" + encoded(wanted)),
                        audience.map(server -> "audience=" + encoded(server)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("&"));
    }

    /** What no log may tell. */
    Stream<Secret> confidential() {
        return Stream.of(
                        Stream.of(clientSecret),
                        authorization().confidential().stream(),
                        tokenUrl.query().map(Secret::new).stream())
                .flatMap(secrets -> secrets);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
