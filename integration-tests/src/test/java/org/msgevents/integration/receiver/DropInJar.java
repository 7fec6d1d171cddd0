// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.receiver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Objects;

import org.msgevents.integration.server.Project;

/**
 * What a receiver in Java may use of the packaged jar, from a class loader of its own: on the class path it would
 * shadow what James loads.
 */
final class DropInJar {
    private static final ClassLoader LOADER = new URLClassLoader(new URL[] {jar()}, DropInJar.class.getClassLoader());
    private static final MethodHandle PARSE_IMAP_URL = parseImapUrl();

    private DropInJar() {}

    /** The URL as {@code ImapUrl} writes it after it has read it. */
    static String rewritten(String imapUrl) {
        try {
            return PARSE_IMAP_URL.invoke(imapUrl).toString();
        } catch (Throwable unreadable) {
            throw new AssertionError(imapUrl, unreadable);
        }
    }

    /** The JSON Schema of the events of that name. */
    static String schema(String event) {
        String name = "org/msgevents/schemas/1/" + event + ".json";
        try (InputStream schema = LOADER.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(schema, name).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static URL jar() {
        try {
            return Project.dropInJar().toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static MethodHandle parseImapUrl() {
        try {
            return MethodHandles.publicLookup()
                    .unreflect(LOADER.loadClass("org.msgevents.event.ImapUrl").getMethod("parse", String.class));
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
