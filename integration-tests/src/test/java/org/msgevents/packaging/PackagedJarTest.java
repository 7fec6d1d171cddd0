// SPDX-License-Identifier: Apache-2.0
package org.msgevents.packaging;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** What an operator drops into {@code extensions-jars}: what is in it, and that it fits the Jameses that it is meant for. */
class PackagedJarTest {
    private static final Path JAR = Path.of("..", "james-extension", "target", "message-store-events.jar");
    private static final Path POSTGRES_JAR = JAR.resolveSibling("message-store-events-postgresql.jar");
    private static final Path NEXT_JAMES = Path.of("target", "james-3.9.0");
    private static final int JAVA_17 = 61;
    private static final long MEBIBYTE = 1 << 20;
    private static final String SHADED = "org/msgevents/shaded/";
    private static final String NATIVE_LIBRARIES = "org/sqlite/native/";

    /** Types that 3.9.0 has, but in artifacts that Maven Central lacks: these references cannot be linked here. */
    private static final Map<String, String> NOT_ON_CENTRAL = Map.ofEntries(
            entry(
                    "org/apache/james/imap/",
                    "IMAP processors, requests and session: constructors and methods as read in their sources"),
            entry(
                    "org/apache/james/modules/protocols/ImapPackage",
                    "Impl's constructor and DEFAULT: as read in its source"),
            entry(
                    "org/apache/james/pop3server/",
                    "PassCmdHandler's constructor and auth, MailboxAdapterFactory's one method: as read in their sources"),
            entry(
                    "org/apache/james/protocols/pop3/",
                    "types of handlers in an instanceof, the code of OK: as read in their sources"),
            entry(
                    "org/apache/james/transport/mailets/LocalDelivery",
                    "constructor (UsersRepository, MailboxManager, MetricFactory), init and service: as read in its source"),
            entry("org/apache/james/webadmin/Routes", "implemented; its two methods are the same in both sources"),
            entry(
                    "org/apache/james/smtpserver/JamesMessageHook",
                    "implemented; its one method is onMessage(SMTPSession, Mail) in both sources"),
            entry(
                    "org/apache/james/protocols/smtp/SMTPSession",
                    "getConfiguration, getRcptCount, RCPT_LIST: as read in its source"),
            entry(
                    "org/apache/james/protocols/smtp/SMTPConfiguration",
                    "what SMTPSession.getConfiguration returns; nothing is called on it"),
            entry("org/apache/james/protocols/smtp/hook/HookResult", "DECLINED: as read in its source"),
            entry("org/apache/james/protocols/lmtp/LMTPConfiguration", "in an instanceof only"));

    private static final ClassSet PACKAGED = ClassSet.ofJar(JAR).and(ClassSet.ofJar(POSTGRES_JAR));

    @Test
    void jarShouldHoldNothingButTheBundleAndWhatJamesLacks() {
        assertThat(names(JAR))
                .allMatch(name -> Stream.of("org/msgevents/", "org/sqlite/", "META-INF/", "sqlite-jdbc.properties")
                        .anyMatch(name::startsWith));
    }

    @Test
    void jarShouldHoldNoClassThatJamesHas() {
        assertThat(names(JAR).filter(name -> name.endsWith(".class")))
                .isNotEmpty()
                .filteredOn(name -> !name.endsWith("module-info.class"))
                .allMatch(name -> ClassLoader.getSystemResource(name) == null);
    }

    @Test
    void jarShouldOfferNoServiceThatJamesLooksUp() {
        assertThat(names(JAR)
                        .filter(name -> name.startsWith("META-INF/services/"))
                        .map(name -> name.substring("META-INF/services/".length()))
                        .filter(name -> !name.isEmpty()))
                .allMatch(name -> name.startsWith("org.msgevents.") || name.equals("java.sql.Driver"));
    }

    @Test
    void jarShouldStayUnderThreeMebibytesWhenNativeLibrariesAreNotCounted() {
        long size = entries(JAR)
                .filter(entry -> !entry.getName().startsWith(NATIVE_LIBRARIES))
                .mapToLong(JarEntry::getCompressedSize)
                .sum();

        assertThat(size).isPositive().isLessThan(3 * MEBIBYTE);
    }

    @Test
    void jarOfPostgresShouldHoldTheDriverAlone() {
        assertThat(names(POSTGRES_JAR))
                .contains(SHADED + "org/postgresql/Driver.class", "META-INF/NOTICE")
                .allMatch(name -> name.startsWith(SHADED + "org/postgresql/") || name.startsWith("META-INF/"))
                .noneMatch(name -> name.startsWith("META-INF/services/"));
        assertThat(names(JAR)).noneMatch(name -> name.startsWith(SHADED + "org/postgresql/"));
    }

    @Test
    void jarShouldBringTheNativeLibrariesOfServers() {
        assertThat(names(JAR))
                .contains(
                        NATIVE_LIBRARIES + "Linux/x86_64/libsqlitejdbc.so",
                        NATIVE_LIBRARIES + "Linux/aarch64/libsqlitejdbc.so",
                        NATIVE_LIBRARIES + "Linux-Musl/x86_64/libsqlitejdbc.so");
    }

    @Test
    void classesShouldBeOfJava17() {
        assertThat(PACKAGED.all())
                .allMatch(type -> type.majorVersion() <= JAVA_17)
                .filteredOn(type -> isOurs(type.name()))
                .isNotEmpty()
                .allMatch(type -> type.majorVersion() == JAVA_17);
    }

    @Test
    void classesShouldKeepToWhatNoVersionOfJamesChanged() {
        assertThat(PACKAGED.all()).flatMap(CompatibilityRules::violations).isEmpty();
    }

    @Test
    void classesShouldLinkAgainstTheNextJames() {
        Linker linker = new Linker(ClassSet.ofDirectory(NEXT_JAMES).and(PACKAGED), PackagedJarTest::isNotOnCentral);

        assertThat(PACKAGED.all())
                .filteredOn(type -> isOurs(type.name()))
                .flatMap(linker::errors)
                .isEmpty();
    }

    /** Libraries are bundled in part; what is left out must be what nothing of ours leads to. */
    @Test
    void librariesShouldLackNothingThatOursLeadTo() {
        assertThat(reached())
                .filteredOn(name -> name.startsWith(SHADED))
                .hasSizeGreaterThan(100)
                .allMatch(name -> PACKAGED.find(name).isPresent());
    }

    @Test
    void exemptionsFromLinkingShouldBeNeeded() {
        Set<String> mentioned = PACKAGED.all().stream()
                .flatMap(type -> Stream.concat(type.loaded().stream(), type.described().stream()))
                .collect(Collectors.toSet());
        ClassSet next = ClassSet.ofDirectory(NEXT_JAMES);

        assertThat(NOT_ON_CENTRAL.keySet())
                .allMatch(start -> mentioned.stream().anyMatch(name -> name.startsWith(start)));
        assertThat(mentioned.stream().filter(PackagedJarTest::isNotOnCentral))
                .allMatch(name -> next.find(name).isEmpty());
    }

    /** The types that the virtual machine may have to load for any of ours. */
    private static Set<String> reached() {
        Set<String> reached = new HashSet<>();
        Deque<ClassFile> next = new ArrayDeque<>(
                PACKAGED.all().stream().filter(type -> isOurs(type.name())).toList());
        while (!next.isEmpty()) {
            next.remove().loaded().stream()
                    .filter(name -> name.startsWith("org/msgevents/") && reached.add(name))
                    .flatMap(name -> PACKAGED.find(name).stream())
                    .forEach(next::add);
        }
        return reached;
    }

    private static boolean isNotOnCentral(String name) {
        return NOT_ON_CENTRAL.keySet().stream().anyMatch(name::startsWith);
    }

    private static boolean isOurs(String name) {
        return name.startsWith("org/msgevents/") && !name.startsWith(SHADED);
    }

    private static Stream<String> names(Path jar) {
        return entries(jar).map(JarEntry::getName);
    }

    private static Stream<JarEntry> entries(Path path) {
        try (JarFile jar = new JarFile(path.toFile())) {
            return jar.stream().toList().stream().filter(entry -> !entry.isDirectory());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
