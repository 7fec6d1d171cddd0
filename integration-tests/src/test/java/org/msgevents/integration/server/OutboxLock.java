// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.server;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.ServiceLoader;

/** Another program that has the outbox's file for itself: as long as it is open, James cannot write there. */
public final class OutboxLock implements AutoCloseable {
    private final URLClassLoader loader;
    private final Connection connection;

    private OutboxLock(URLClassLoader loader, Connection connection) {
        this.loader = loader;
        this.connection = connection;
    }

    /** By the driver in the packaged jar. Waits for James' transaction to end. */
    public static OutboxLock take(JamesDirectory directory) throws IOException, SQLException {
        URL[] jar = {Project.dropInJar().toUri().toURL()};
        URLClassLoader loader = new URLClassLoader(jar, ClassLoader.getPlatformClassLoader());
        Driver driver = ServiceLoader.load(Driver.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .filter(found -> found.getClass().getName().startsWith("org.sqlite."))
                .findFirst()
                .orElseThrow();
        Connection connection =
                driver.connect("jdbc:sqlite:" + directory.outbox().resolve("outbox.sqlite"), new Properties());
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 20000");
            statement.execute("BEGIN IMMEDIATE");
        }
        return new OutboxLock(loader, connection);
    }

    @Override
    public void close() throws IOException, SQLException {
        connection.close();
        loader.close();
    }
}
