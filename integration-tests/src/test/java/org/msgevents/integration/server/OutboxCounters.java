// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.server;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;

/** What the outbox of a James that has stopped has counted for one subscription. */
public record OutboxCounters(long delivered, long pending, long parked, long dropped, long refused) {
    private static final String BY_SUBSCRIPTION =
            """
            SELECT name, delivered, dropped, refused,
                (SELECT count(*) FROM notification WHERE subscription = id) AS pending,
                (SELECT count(*) FROM parked WHERE subscription = id) AS parked
            FROM subscription""";

    /** By the subscription's name; read by the driver in the packaged jar. */
    public static Map<String, OutboxCounters> read(JamesDirectory directory) throws IOException, SQLException {
        Path file = directory.root().resolve("var/message-store-events/outbox.sqlite");
        URL[] jar = {Project.dropInJar().toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(jar, ClassLoader.getPlatformClassLoader())) {
            Driver driver = ServiceLoader.load(Driver.class, loader).stream()
                    .map(ServiceLoader.Provider::get)
                    .filter(found -> found.getClass().getName().startsWith("org.sqlite."))
                    .findFirst()
                    .orElseThrow();
            try (Connection connection = driver.connect("jdbc:sqlite:" + file, new Properties())) {
                return read(connection);
            }
        }
    }

    /** By the subscription's name; of the outbox that the connection is at. */
    public static Map<String, OutboxCounters> read(Connection connection) throws SQLException {
        Map<String, OutboxCounters> counters = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(BY_SUBSCRIPTION)) {
            while (row.next()) {
                counters.put(
                        row.getString("name"),
                        new OutboxCounters(
                                row.getLong("delivered"),
                                row.getLong("pending"),
                                row.getLong("parked"),
                                row.getLong("dropped"),
                                row.getLong("refused")));
            }
        }
        return counters;
    }
}
