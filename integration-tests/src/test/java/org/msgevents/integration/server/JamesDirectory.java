// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/**
 * James' working directory, from the sample configuration and the packaged jar, every port chosen by the system.
 *
 * @param root holds {@code conf} and {@code extensions-jars}
 */
public record JamesDirectory(Path root) {
    /** Shared with the receivers. */
    public static final String SECRET = "whsec_bWVzc2FnZS1zdG9yZS1ldmVudHMtdGVzdC1zZWNyZXQ=";

    private static final String EVENTS = "message-store-events.xml";
    private static final String OUTBOX = "var/message-store-events";
    private static final String KEYSTORE = "keystore";
    private static final String LISTENERS = "listeners.xml";
    private static final String DATABASE = "james-database.properties";

    /** Sets up an empty directory; what to tell, and to whom, has yet to be {@link #configure configured}. */
    public static JamesDirectory create(Path root) throws IOException {
        JamesDirectory directory = new JamesDirectory(root);
        Files.createDirectories(directory.jars());
        directory.add(Project.dropInJar());
        Files.createDirectories(directory.conf());
        try (DirectoryStream<Path> samples = Files.newDirectoryStream(Project.sampleConfiguration())) {
            for (Path sample : samples) {
                directory.write(sample.getFileName().toString(), withFreePorts(Files.readString(sample)));
            }
        }
        return directory;
    }

    private static String withFreePorts(String configuration) {
        return configuration
                .replaceAll("<bind>127\\.0\\.0\\.1:\\d+</bind>", "<bind>127.0.0.1:0</bind>")
                .replaceAll("(?m)^port=\\d+$", "port=0");
    }

    /** Writes {@code message-store-events.xml}, from {@code configurations/} among the test resources. */
    public JamesDirectory configure(String name, URI receiver) throws IOException {
        String text = resource("/configurations/" + name + ".xml")
                .replace("@RECEIVER@", receiver.toString())
                .replace("@SECRET@", SECRET);
        write(EVENTS, text);
        return this;
    }

    /** Writes {@code message-store-events.xml} with these elements in it. */
    public JamesDirectory configure(String... elements) throws IOException {
        write(
                EVENTS,
                "<messageStoreEvents><serverFQDN>localhost</serverFQDN>" + String.join("", elements)
                        + "</messageStoreEvents>");
        return this;
    }

    /** Keeps the outbox on that PostgreSQL server, instead of where it was configured to be. */
    public JamesDirectory withOutboxOnPostgres(int port) throws IOException {
        add(Project.postgresJar());
        change(EVENTS, "<minFreeDisk>0B</minFreeDisk>", "");
        return change(
                EVENTS,
                "<directory>file://" + OUTBOX + "</directory>",
                "<postgresql><url>jdbc:postgresql://localhost:" + port + "/postgres</url>"
                        + "<user>postgres</user><password>postgres</password></postgresql>");
    }

    /** Where the outbox is, unless it is on a PostgreSQL server. */
    public Path outbox() {
        return root.resolve(OUTBOX);
    }

    /** Puts these mailets before the delivery. */
    public JamesDirectory withMailets(String mailets) throws IOException {
        String delivery = "<mailet match=\"All\" class=\"org.msgevents.james.mailet.LocalDeliveryWithEvents\">";
        return change("mailetcontainer.xml", delivery, mailets + delivery);
    }

    /** Switches JMAP on, with the key that James brings for its own tests. */
    public JamesDirectory withJmap() throws IOException {
        copyKey();
        write("jmap.properties", resource("/jmap-on.properties"));
        return this;
    }

    /** Switches ManageSieve on. */
    public JamesDirectory withManageSieve() throws IOException {
        return change("managesieveserver.xml", "enabled=\"false\"", "enabled=\"true\"");
    }

    /** Adds to the servers of {@code imap} or {@code pop3} one with STARTTLS and one with implicit TLS. */
    public JamesDirectory withTls(String protocol) throws IOException {
        copyKey();
        change(
                protocol + "server.xml",
                "startTLS=\"false\"/>",
                "startTLS=\"false\"><keystore>file://conf/" + KEYSTORE
                        + "</keystore><secret>james72laBalle</secret></tls>");
        addServer(protocol, "startTLS", "startTLS=\"false\"", "startTLS=\"true\"");
        return addServer(protocol, "socketTLS", "socketTLS=\"false\"", "socketTLS=\"true\"");
    }

    /** Adds a POP3 server that waits no longer than that for a client. */
    public JamesDirectory withPop3Timeout(Duration limit) throws IOException {
        return addServer("pop3", "impatient", "timeout>1200<", "timeout>" + limit.toSeconds() + "<");
    }

    /** Lets IMAP clients log in by tokens of that issuer. */
    public JamesDirectory withTokens(TokenIssuer issuer, TokenIssuer.Check check) throws IOException {
        return change("imapserver.xml", "</auth>", issuer.configuration(check) + "</auth>");
    }

    /** Adds a server that is like the first but for one thing. */
    private JamesDirectory addServer(String protocol, String name, String what, String by) throws IOException {
        String end = "</" + protocol + "server>";
        String text = Files.readString(conf().resolve(protocol + "server.xml"));
        int after = text.indexOf(end) + end.length();
        String first = text.substring(text.indexOf("<" + protocol + "server "), after);
        String other = replaced(replaced(first, "</jmxName>", "-" + name + "</jmxName>"), what, by);
        write(protocol + "server.xml", text.substring(0, after) + other + text.substring(after));
        return this;
    }

    private JamesDirectory change(String file, String what, String by) throws IOException {
        write(file, replaced(Files.readString(conf().resolve(file)), what, by));
        return this;
    }

    private static String replaced(String text, String what, String by) {
        if (!text.contains(what)) {
            throw new IllegalStateException("no " + what + " in " + text);
        }
        return text.replace(what, by);
    }

    private void copyKey() throws IOException {
        try (InputStream keystore = stream("/" + KEYSTORE)) {
            Files.copy(keystore, conf().resolve(KEYSTORE), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Keeps the mailboxes on disk, so that they survive the server. */
    public JamesDirectory withLastingMailboxes() throws IOException {
        write(DATABASE, "database.url=jdbc:derby:" + root.resolve("var/mailboxes") + ";create=true\n");
        return this;
    }

    /** From the next start on James tells our listener nothing, as if it were killed each time before it could. */
    public JamesDirectory withoutListener() throws IOException {
        write(LISTENERS, "<listeners></listeners>");
        return this;
    }

    /** From the next start on James tells our listener again. */
    public JamesDirectory withListener() throws IOException {
        write(LISTENERS, Files.readString(Project.sampleConfiguration().resolve(LISTENERS)));
        return this;
    }

    /** Where the mailboxes are, unless they are in memory. */
    Optional<String> database() throws IOException {
        Path file = conf().resolve(DATABASE);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return Optional.ofNullable(properties.getProperty("database.url"));
    }

    private void add(Path jar) throws IOException {
        Files.copy(jar, jars().resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }

    private Path jars() {
        return root.resolve("extensions-jars");
    }

    private Path conf() {
        return root.resolve("conf");
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(conf().resolve(file), text);
    }

    private static String resource(String name) throws IOException {
        try (InputStream resource = stream(name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream stream(String name) {
        return Objects.requireNonNull(JamesDirectory.class.getResourceAsStream(name), name);
    }
}
