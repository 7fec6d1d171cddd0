// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.util.List;
import java.util.Optional;
import java.util.Properties;

import org.msgevents.settings.Secret;
import org.msgevents.settings.SettingsParser;
import org.msgevents.settings.SettingsParsers;
import org.msgevents.settings.SettingsReader;
import org.postgresql.Driver;

/**
 * Where on which PostgreSQL server an outbox lies.
 *
 * @param url as the JDBC driver takes it, without user and password
 * @param schema the outbox's own; created when it is missing and the user may do so
 */
public record PostgresConfiguration(String url, String user, Secret password, String schema) {
    static final String DEFAULT_SCHEMA = "message_store_events";

    /** As relocated in the packaged jar: shading rewrites it, too. */
    private static final String DRIVER = "org.postgresql.Driver";

    /** Known also where the driver, which reads the URL, is not there. */
    private static final List<String> KEYS = List.of("url", "user", "password", "schema");

    private static final String SCHEME = "jdbc:postgresql://";

    private static final SettingsParser<String> URL = SettingsParser.ofUrl(
            SCHEME + "HOST:PORT/DATABASE, without user and password", PostgresConfiguration::checked);

    private static final SettingsParser<Secret> PASSWORD = SettingsParser.ofSecret("a password", Secret::new);

    /** Reads the element {@code <postgresql>}; empty when it lacks something, which is a fault then. */
    static Optional<PostgresConfiguration> from(SettingsReader settings) {
        if (!hasDriver()) {
            KEYS.forEach(settings::child);
            settings.fault(
                    "lacks the driver of PostgreSQL",
                    "an outbox/directory, or message-store-events-postgresql.jar beside message-store-events.jar");
            return Optional.empty();
        }
        Optional<String> url = settings.required("url", URL);
        Optional<String> user = settings.required("user", SettingsParsers.TEXT);
        Optional<Secret> password = settings.required("password", PASSWORD);
        String schema = settings.value("schema", SettingsParsers.NAME).orElse(DEFAULT_SCHEMA);
        return url.isPresent() && user.isPresent() && password.isPresent()
                ? Optional.of(new PostgresConfiguration(
                        url.orElseThrow(), user.orElseThrow(), password.orElseThrow(), schema))
                : Optional.empty();
    }

    /** The server, its database and the schema, for messages: without options, which may tell secrets. */
    public String place() {
        String address = url.substring(SCHEME.length());
        int options = address.indexOf('?');
        return "postgresql://" + (options < 0 ? address : address.substring(0, options)) + ", schema " + schema;
    }

    /** It comes in a jar of its own (ADR 21). */
    private static boolean hasDriver() {
        try {
            Class.forName(DRIVER, false, PostgresConfiguration.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }

    private static String checked(String url) {
        if (!url.startsWith(SCHEME) || url.contains("@")) {
            throw new IllegalArgumentException("no URL of a server");
        }
        Properties parts = Driver.parseURL(url, new Properties());
        if (parts == null || parts.containsKey("user") || parts.containsKey("password")) {
            throw new IllegalArgumentException("no URL without user and password");
        }
        return url;
    }
}
