// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.mail;

import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sets up James' working directory from the sample configuration, with the bundle or without. */
final class ServerDirectory {
    private static final String OURS = "org.msgevents";
    private static final String OUR_CONFIGURATION = "message-store-events.xml";

    /** Read by James' start script only. */
    private static final String LOGGING = "logback.xml";

    private static final String LISTENER = "<listener>\\s*<class>org\\.msgevents[^<]*</class>\\s*</listener>";
    private static final String MODULE = "(?m)^guice\\.extension\\.module=org\\.msgevents.*$";
    private static final String HANDLER = "<handler class=\"org\\.msgevents[^\"]*\"/>";
    private static final String IMAP = "<imapPackages>org\\.msgevents[^<]*</imapPackages>";
    private static final String JMAP = "(?m)^authentication\\.strategy\\.rfc8621=org\\.msgevents.*$";
    private static final String ROUTES = "(?m)^extensions\\.routes=.*$";
    private static final String HEALTH_CHECK = "(?m)^additional\\.healthchecks=.*$";
    private static final String MAILET = "(?s)class=\"org\\.msgevents[^\"]*\">.*?</mailet>";

    /**
     * What the project builds and shows.
     *
     * @param samples a directory with the configuration of a memory server
     * @param jar the drop-in jar
     */
    record Source(Path samples, Path jar) {
        static Source in(Path project) {
            return new Source(
                    project.resolve("conf-samples/memory"),
                    project.resolve("james-extension/target/message-store-events.jar"));
        }
    }

    /**
     * Who is told what.
     *
     * @param events as a subscription names them
     */
    record Subscribed(String events, URI receiver) {}

    private ServerDirectory() {}

    /** In an empty directory; each port is left to the system. */
    static void create(Path directory, Source source, Variant variant, Subscribed subscribed) throws IOException {
        Path conf = Files.createDirectories(directory.resolve("conf"));
        Path jars = Files.createDirectories(directory.resolve("extensions-jars"));
        if (variant != Variant.OFF) {
            Files.copy(source.jar(), jars.resolve(source.jar().getFileName()));
        }
        try (DirectoryStream<Path> samples = Files.newDirectoryStream(source.samples())) {
            for (Path sample : samples) {
                String text = withFreePorts(Files.readString(sample));
                Files.writeString(
                        conf.resolve(sample.getFileName()),
                        variant == Variant.OFF ? withoutBundle(text) : withBundle(text, variant, subscribed));
            }
        }
        Files.delete(conf.resolve(LOGGING));
        if (variant == Variant.OFF) {
            Files.delete(conf.resolve(OUR_CONFIGURATION));
            requireNothingOfOurs(conf);
        }
    }

    private static String withFreePorts(String text) {
        return text.replaceAll("127\\.0\\.0\\.1:\\d+</bind>", "127.0.0.1:0</bind>")
                .replaceAll("(?m)^port=\\d+$", "port=0");
    }

    private static String withBundle(String text, Variant variant, Subscribed subscribed) {
        return text.replaceAll("<url>[^<]*</url>", "<url>" + subscribed.receiver() + "</url>")
                .replaceAll("<events>[^<]*</events>", "<events>" + subscribed.events() + "</events>")
                .replaceAll("<durability>[^<]*</durability>", "<durability>" + variant.word() + "</durability>");
    }

    private static String withoutBundle(String text) {
        return text.replaceAll(LISTENER, "")
                .replaceAll(MODULE, "")
                .replaceAll(HANDLER, "")
                .replaceAll(IMAP, "")
                .replaceAll(JMAP, "")
                .replaceAll(ROUTES, "")
                .replaceAll(HEALTH_CHECK, "")
                .replaceAll(MAILET, "class=\"LocalDelivery\"/>");
    }

    private static void requireNothingOfOurs(Path conf) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(conf)) {
            for (Path file : files) {
                if (Files.readString(file).contains(OURS)) {
                    throw new IllegalStateException(file + " still names " + OURS);
                }
            }
        }
    }
}
