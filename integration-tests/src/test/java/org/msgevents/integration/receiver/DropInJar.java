// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.receiver;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

import org.msgevents.integration.server.Project;

/**
 * What a receiver in Java may use of the packaged jar, from a class loader of its own: on the class path it would
 * shadow what James loads.
 */
public final class DropInJar {
    private static final ClassLoader LOADER = new URLClassLoader(new URL[] {jar()}, DropInJar.class.getClassLoader());
    private static final Class<?> EVENT_NAME = type("org.msgevents.event.EventName");
    private static final MethodHandle PARSE_IMAP_URL =
            handle(type("org.msgevents.event.ImapUrl"), "parse", String.class);
    private static final MethodHandle FIND_EVENT = handle(EVENT_NAME, "find", String.class);
    private static final MethodHandle STRICT_SCHEMA =
            handle(type("org.msgevents.event.json.EventSchemas"), "strict", EVENT_NAME);

    private DropInJar() {}

    /** The URL as {@code ImapUrl} writes it after it has read it. */
    static String rewritten(String imapUrl) {
        try {
            return PARSE_IMAP_URL.invoke(imapUrl).toString();
        } catch (Throwable unreadable) {
            throw new AssertionError(imapUrl, unreadable);
        }
    }

    /** The JSON Schema of the events of that name that allows nothing beyond. */
    static String schema(String event) {
        try {
            Object name = ((Optional<?>) FIND_EVENT.invoke(event)).orElseThrow();
            return STRICT_SCHEMA.invoke(name).toString();
        } catch (Throwable unknown) {
            throw new AssertionError(event, unknown);
        }
    }

    /** Opens a file of SQLite with the driver that is in the jar. */
    public static Connection sqlite(Path file) throws SQLException {
        try {
            Driver driver = (Driver) type("org.sqlite.JDBC").getConstructor().newInstance();
            return driver.connect("jdbc:sqlite:" + file, new Properties());
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static URL jar() {
        try {
            return Project.dropInJar().toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static MethodHandle handle(Class<?> type, String method, Class<?>... parameters) {
        try {
            return MethodHandles.publicLookup().unreflect(type.getMethod(method, parameters));
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static Class<?> type(String name) {
        try {
            return LOADER.loadClass(name);
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
