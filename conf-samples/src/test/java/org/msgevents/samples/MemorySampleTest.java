// SPDX-License-Identifier: Apache-2.0
package org.msgevents.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.james.FakeSearchMailboxModule;
import org.apache.james.GuiceJamesServer;
import org.apache.james.MemoryJamesConfiguration;
import org.apache.james.MemoryJamesServerMain;
import org.apache.james.events.EventBus;
import org.apache.james.mailbox.events.GenericGroup;
import org.apache.james.modules.protocols.ImapGuiceProbe;
import org.apache.james.modules.protocols.LmtpGuiceProbe;
import org.apache.james.modules.protocols.Pop3GuiceProbe;
import org.apache.james.modules.protocols.SmtpGuiceProbe;
import org.apache.james.utils.GuiceProbe;
import org.apache.james.utils.WebAdminGuiceProbe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import com.google.inject.Binder;
import com.google.inject.Inject;
import com.google.inject.multibindings.Multibinder;

/** The whole configuration, in the server that it is for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MemorySampleTest {
    private static final Pattern BIND = Pattern.compile("<bind>(.*?)</bind>|^host=(.*)$", Pattern.MULTILINE);

    private SampleDirectory directory;
    private GuiceJamesServer server;

    @BeforeAll
    void setUp(@TempDir Path root) throws Exception {
        directory = new SampleDirectory(root).withAll(SampleDirectory.MEMORY, MemorySampleTest::withFreePorts);
        MemoryJamesConfiguration configuration = MemoryJamesConfiguration.builder()
                .workingDirectory(root.toFile())
                .build();
        server = MemoryJamesServerMain.createServer(configuration)
                .combineWith(new FakeSearchMailboxModule(), MemorySampleTest::bindProbe);
        server.start();
    }

    @AfterAll
    void tearDown() {
        server.stop();
    }

    @Test
    void serverShouldTellOurListenerOfEvents() {
        assertThat(server.getProbe(EventBusProbe.class).bus.listRegisteredGroups())
                .contains(new GenericGroup("message-store-events"));
    }

    @Test
    void serverShouldListenForEveryProtocol() {
        assertThat(server.getProbe(ImapGuiceProbe.class).getImapPort()).isPositive();
        assertThat(server.getProbe(SmtpGuiceProbe.class).getSmtpPort().getValue())
                .isPositive();
        assertThat(server.getProbe(LmtpGuiceProbe.class).getLmtpPort()).isPositive();
        assertThat(server.getProbe(Pop3GuiceProbe.class).getPop3Port()).isPositive();
        assertThat(server.getProbe(WebAdminGuiceProbe.class).getWebAdminPort().getValue())
                .isPositive();
    }

    @Test
    void everyXmlFileShouldBeReadByJames() {
        assertThat(components(".xml")).isNotEmpty().allSatisfy(component -> assertThat(
                        directory.xml(component).isEmpty())
                .isFalse());
    }

    @Test
    void everyPropertiesFileShouldBeReadByJames() {
        assertThat(components(".properties")).isNotEmpty().allSatisfy(component -> assertThat(
                        directory.properties(component).isEmpty())
                .isFalse());
    }

    @Test
    void everyServerShouldListenOnTheLoopbackInterfaceOnly() {
        assertThat(SampleDirectory.files(SampleDirectory.MEMORY))
                .flatMap(MemorySampleTest::addresses)
                .hasSize(6)
                .allMatch(address -> address.startsWith("127.0.0.1"));
    }

    private static Stream<String> components(String suffix) {
        return SampleDirectory.files(SampleDirectory.MEMORY).stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(suffix))
                .map(name -> name.substring(0, name.length() - suffix.length()));
    }

    private static List<String> addresses(Path file) {
        return BIND.matcher(text(file))
                .results()
                .map(MatchResult::group)
                .map(match -> match.replaceAll("<.*?>|host=", ""))
                .toList();
    }

    private static String withFreePorts(String configuration) {
        return configuration.replaceAll("(<bind>127\\.0\\.0\\.1:)\\d+", "$10").replaceAll("(?m)^port=\\d+$", "port=0");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void bindProbe(Binder binder) {
        Multibinder.newSetBinder(binder, GuiceProbe.class).addBinding().to(EventBusProbe.class);
    }

    static final class EventBusProbe implements GuiceProbe {
        private final EventBus bus;

        @Inject
        EventBusProbe(EventBus bus) {
            this.bus = bus;
        }
    }
}
