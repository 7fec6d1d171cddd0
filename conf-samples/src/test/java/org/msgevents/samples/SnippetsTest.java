// SPDX-License-Identifier: Apache-2.0
package org.msgevents.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;

import org.apache.commons.configuration2.HierarchicalConfiguration;
import org.apache.commons.configuration2.tree.ImmutableNode;
import org.apache.james.PeriodicalHealthChecksConfiguration;
import org.apache.james.core.healthcheck.HealthCheck;
import org.apache.james.events.EventListener;
import org.apache.james.jmap.http.AuthenticationStrategy;
import org.apache.james.mailetcontainer.impl.MatcherConfigImpl;
import org.apache.james.modules.mailbox.ListenerConfiguration;
import org.apache.james.modules.mailbox.ListenersConfiguration;
import org.apache.james.modules.protocols.ImapPackage;
import org.apache.james.protocols.api.handler.ProtocolHandler;
import org.apache.james.protocols.lib.handler.HandlersPackage;
import org.apache.james.utils.ClassName;
import org.apache.james.utils.ExtensionConfiguration;
import org.apache.james.webadmin.Routes;
import org.apache.mailet.Mailet;
import org.apache.mailet.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgevents.james.extension.MessageStoreEventsConfiguration;
import org.msgevents.outbox.jdbc.Durability;
import org.msgevents.subscription.Subscription;

import com.google.inject.Module;

/** What an operator adds to a James that runs already. */
class SnippetsTest {
    private SampleDirectory directory;

    @BeforeEach
    void setUp(@TempDir Path root) {
        directory = new SampleDirectory(root);
    }

    @Test
    void extensionsShouldNameAModule() throws Exception {
        directory.with(snippet("extensions.properties"), "extensions.properties");

        assertThat(ExtensionConfiguration.from(directory.properties("extensions"))
                        .getAdditionalGuiceModulesForExtensions())
                .extracting(ClassName::getName)
                .singleElement()
                .satisfies(name -> assertThat(Class.forName(name)).isAssignableTo(Module.class));
    }

    @Test
    void listenersShouldNameAListener() throws Exception {
        directory.with(snippet("listeners.xml"), "listeners.xml");

        assertThat(ListenersConfiguration.from(directory.xml("listeners")).getListenersConfiguration())
                .extracting(ListenerConfiguration::getClazz)
                .singleElement()
                .satisfies(name ->
                        assertThat(Class.forName(name)).isAssignableTo(EventListener.ReactiveGroupEventListener.class));
    }

    @Test
    void mailetContainerShouldNameAMailet() throws Exception {
        directory.with(snippet("mailetcontainer.xml"), "mailetcontainer.xml");

        assertThat(directory.xml("mailetcontainer").configurationsAt("processors.processor.mailet"))
                .extracting(mailet -> mailet.getString("[@class]"))
                .filteredOn(name -> name.contains("."))
                .hasSize(2)
                .allSatisfy(name -> assertThat(Class.forName(name)).isAssignableTo(Mailet.class));
    }

    @Test
    void mailetContainerShouldNameAMatcherWithACondition() throws Exception {
        directory.with(snippet("mailetcontainer.xml"), "mailetcontainer.xml");

        assertThat(directory.xml("mailetcontainer").configurationsAt("processors.processor.mailet"))
                .extracting(mailet -> mailet.getString("[@match]"))
                .filteredOn(match -> match.contains("."))
                .singleElement()
                .satisfies(match -> {
                    Matcher matcher = Class.forName(match.substring(0, match.indexOf('=')))
                            .asSubclass(Matcher.class)
                            .getConstructor()
                            .newInstance();
                    MatcherConfigImpl config = new MatcherConfigImpl();
                    config.setMatcherName("HeaderFieldDefects");
                    config.setCondition(match.substring(match.indexOf('=') + 1));
                    matcher.init(config);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"smtpserver", "lmtpserver", "pop3server"})
    void serversShouldNameHandlers(String component) throws Exception {
        directory.with(snippet(component + ".xml"), component + ".xml");

        assertThat(directory.xml(component).configurationsAt(component + ".handlerchain.handler"))
                .isNotEmpty()
                .extracting(handler -> handler.getString("[@class]"))
                .allSatisfy(name -> assertThat(Class.forName(name)).matches(SnippetsTest::isHandler));
    }

    @Test
    void imapShouldNameAPackageWhereEitherJamesLooksForIt() throws Exception {
        directory.with(snippet("imapserver.xml"), "imapserver.xml");

        HierarchicalConfiguration<ImmutableNode> imap = directory.xml("imapserver");
        assertThat(Stream.of("imapPackages", "imapserver.imapPackages").map(imap::getString))
                .hasSize(2)
                .allSatisfy(name -> assertThat(Class.forName(name)).isAssignableTo(ImapPackage.class));
    }

    @Test
    void jmapShouldNameStrategies() throws Exception {
        directory.with(snippet("jmap.properties"), "jmap.properties");

        assertThat(directory.properties("jmap").getStringArray("authentication.strategy.rfc8621"))
                .hasSize(2)
                .allSatisfy(name -> assertThat(Class.forName(name)).isAssignableTo(AuthenticationStrategy.class));
    }

    @Test
    void webAdminShouldNameRoutes() throws Exception {
        directory.with(snippet("webadmin.properties"), "webadmin.properties");

        assertThat(directory.properties("webadmin").getStringArray("extensions.routes"))
                .hasSize(1)
                .allSatisfy(name -> assertThat(Class.forName(name)).isAssignableTo(Routes.class));
    }

    @Test
    void healthChecksShouldNameACheck() throws Exception {
        directory.with(snippet("healthcheck.properties"), "healthcheck.properties");

        assertThat(PeriodicalHealthChecksConfiguration.from(directory.properties("healthcheck"))
                        .getAdditionalHealthChecks())
                .singleElement()
                .satisfies(name -> assertThat(Class.forName(name)).isAssignableTo(HealthCheck.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"minimal", "full"})
    void eventsShouldBeReadWithoutFault(String which) {
        directory.with(snippet("message-store-events." + which + ".xml"), "message-store-events.xml");

        MessageStoreEventsConfiguration configuration =
                MessageStoreEventsConfiguration.read(directory.configurations(), directory.files());

        assertThat(configuration.subscriptions()).extracting(Subscription::name).contains("crm");
        assertThat(configuration.outbox().durability()).isEqualTo(Durability.DISK);
        configuration
                .subscriptions()
                .forEach(subscription -> subscription.mechanism().close());
    }

    private static Path snippet(String name) {
        return SampleDirectory.SNIPPETS.resolve(name);
    }

    /** What James accepts in a handler chain. */
    private static boolean isHandler(Class<?> type) {
        return ProtocolHandler.class.isAssignableFrom(type) || HandlersPackage.class.isAssignableFrom(type);
    }
}
