// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.msgevents.settings.SettingsParser;

/**
 * Where requests go.
 *
 * @param uri http or https, with a host, without user-info and fragment; ASCII only
 */
record Endpoint(URI uri) {
    static final SettingsParser<Endpoint> PARSER = SettingsParser.ofUrl(
            "an http or https URL with a host, without user, password and fragment", Endpoint::parse);

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int NO_PORT = -1;
    private static final int MAX_PORT = 65_535;

    private static Endpoint parse(String text) {
        URI uri = URI.create(URI.create(text).toASCIIString());
        boolean right = uri.getScheme() != null
                && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                && uri.getHost() != null
                && isPort(uri.getPort())
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null;
        if (!right) {
            throw new IllegalArgumentException("not a URL to post to");
        }
        return new Endpoint(uri);
    }

    private static boolean isPort(int port) {
        return port == NO_PORT || (port > 0 && port <= MAX_PORT);
    }

    /** What follows the question mark: it may hold a token. */
    Optional<String> query() {
        return Optional.ofNullable(uri.getRawQuery());
    }

    /** Whether requests can be read on their way. */
    boolean isPlain() {
        return scheme().equals("http");
    }

    String scheme() {
        return uri.getScheme().toLowerCase(Locale.ROOT);
    }

    /** The standard one where the URL has none. */
    int port() {
        int standard = scheme().equals("https") ? 443 : 80;
        return uri.getPort() == NO_PORT ? standard : uri.getPort();
    }

    /** What a request names: path and query, as they are written. */
    String requestTarget() {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return query().map(query -> path + "?" + query).orElse(path);
    }

    /** Without the query. */
    @Override
    public String toString() {
        return uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
    }
}
