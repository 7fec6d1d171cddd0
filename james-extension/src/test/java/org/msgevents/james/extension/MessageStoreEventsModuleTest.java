// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.apache.james.core.Username;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.mailbox.MailboxManager;
import org.apache.james.mailbox.MailboxSession;
import org.apache.james.mailbox.MessageIdManager;
import org.apache.james.mailbox.model.MailboxId;
import org.apache.james.mailbox.quota.QuotaManager;
import org.apache.james.mailbox.quota.QuotaRootResolver;
import org.apache.james.metrics.api.GaugeRegistry;
import org.apache.james.server.core.configuration.ConfigurationProvider;
import org.apache.james.user.api.UsersRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msgevents.event.EventName;
import org.msgevents.james.listener.MailboxEventListener;
import org.msgevents.james.listener.MessageWhereabouts;
import org.msgevents.james.session.ServerIdentity;
import org.msgevents.james.session.SessionRegistry;
import org.msgevents.outbox.Outbox;
import org.msgevents.outbox.OutboxException;
import org.msgevents.outbox.SubscriptionCounters;
import org.msgevents.outbox.jdbc.OutboxConfiguration;
import org.msgevents.outbox.jdbc.SqliteOutbox;
import org.msgevents.publisher.EventPublisher;
import org.msgevents.publisher.Happening;
import org.msgevents.settings.InvalidSettingsException;
import org.msgevents.testkit.EventFixture;

import com.google.inject.Binder;
import com.google.inject.Guice;
import com.google.inject.Injector;

/** In a child injector, as James installs it. */
class MessageStoreEventsModuleTest {
    private static final String CONFIGURATION =
            """
            <messageStoreEvents>
                <serverFQDN>imap.example.com</serverFQDN>
                <subscription name="crm">
                    <events>MessageNew</events>
                    <unreachable>
                        <secret>confidential</secret>
                    </unreachable>
                </subscription>
            </messageStoreEvents>
            """;

    private static final MailboxSession SESSION = new MailboxSession(
            MailboxSession.SessionId.of(1),
            Username.of("system"),
            Optional.empty(),
            List.of(),
            '.',
            MailboxSession.SessionType.System);

    private final RecordingGauges gauges = new RecordingGauges();
    private JamesDirectory james;

    @BeforeEach
    void setUp(@TempDir Path directory) {
        james = new JamesDirectory(directory).configure(CONFIGURATION);
    }

    @Test
    void moduleShouldBindWhatTheListenerNeeds() {
        Injector injector = start();

        assertThat(injector.getInstance(MailboxEventListener.class)).isNotNull();
        assertThat(injector.getInstance(ServerIdentity.class).serverFQDN()).isEqualTo("imap.example.com");
        stop(injector);
    }

    @Test
    void moduleShouldGiveListenerAndMailetTheSameRegistry() {
        Injector injector = start();

        assertThat(injector.getInstance(SessionRegistry.class)).isSameAs(injector.getInstance(SessionRegistry.class));
        stop(injector);
    }

    @Test
    void moduleShouldStartBeforeAnythingIsAskedFor() {
        Injector injector = start();

        assertThat(james.outbox()).isDirectoryContaining("glob:**.sqlite");
        stop(injector);
    }

    @Test
    void moduleShouldAskJamesForMessagesWhenItHasAManagerOfTheirIds() {
        Injector injector = start();

        assertThat(injector.getInstance(MessageWhereabouts.class)).isNotSameAs(MessageWhereabouts.UNKNOWN);
        stop(injector);
    }

    @Test
    void moduleShouldDoWithoutWhenJamesHasNoManagerOfMessageIds() {
        Injector injector = Guice.createInjector(this::bindJames).createChildInjector(new MessageStoreEventsModule());

        assertThat(injector.getInstance(MessageWhereabouts.class)).isSameAs(MessageWhereabouts.UNKNOWN);
        stop(injector);
    }

    @Test
    void startShouldFailWithEveryFaultWhenTheConfigurationHasSome() {
        james.configure("<messageStoreEvents><typo/><serverFQDN>?</serverFQDN></messageStoreEvents>");

        assertThatThrownBy(this::start)
                .hasRootCauseInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("messageStoreEvents/typo")
                .hasMessageContaining("messageStoreEvents/serverFQDN");
    }

    @Test
    void startShouldFailWhenTheOutboxIsDamaged() throws Exception {
        Files.createDirectories(james.outbox());
        Files.writeString(james.outbox().resolve("outbox.sqlite"), "no database ".repeat(1_000));

        assertThatThrownBy(this::start).hasStackTraceContaining(OutboxException.class.getName());
    }

    @Test
    void stopShouldLeaveTheOutboxToTheNextStart() {
        stop(start());

        assertThatCode(() -> SqliteOutbox.open(OutboxConfiguration.of(james.outbox()), Clock.systemUTC())
                        .close())
                .doesNotThrowAnyException();
    }

    @Test
    void stopShouldEndWithinFiveSecondsWhenTheReceiverIsNotThere() {
        Injector injector = start();
        publish(injector);

        long start = System.nanoTime();
        stop(injector);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(counters())
                .hasEntrySatisfying("crm", crm -> assertThat(crm.pending()).isEqualTo(1));
    }

    @Test
    void countersShouldBeGauges() {
        Injector injector = start();
        publish(injector);

        assertThat(gauges.read("messageStoreEvents.kept")).isEqualTo(1L);
        assertThat(gauges.read("messageStoreEvents.lost")).isEqualTo(0L);
        assertThat(gauges.read("messageStoreEvents.subscription.crm.accepted")).isEqualTo(1L);
        assertThat(gauges.read("messageStoreEvents.subscription.crm.pending")).isEqualTo(1L);
        assertThat(gauges.names()).hasSize(3 + 9);
        stop(injector);
    }

    @Test
    void stopShouldBeRepeatable() {
        Injector injector = start();
        stop(injector);

        assertThatCode(() -> stop(injector)).doesNotThrowAnyException();
    }

    @Test
    void listenerShouldLearnWhatIsWanted() {
        Injector injector = start();

        EventPublisher publisher = injector.getInstance(EventPublisher.class);

        assertThat(publisher.wants(EventName.MESSAGE_NEW)).isTrue();
        assertThat(publisher.wants(EventName.MAILBOX_CREATE)).isFalse();
        stop(injector);
    }

    private Injector start() {
        return Guice.createInjector(this::bindJames, MessageStoreEventsModuleTest::bindMessageIds)
                .createChildInjector(new MessageStoreEventsModule());
    }

    private static void publish(Injector injector) {
        injector.getInstance(EventPublisher.class)
                .publish(
                        EventFixture.INBOX_KEY,
                        CompletableFuture.completedFuture(List.of(Happening.of(EventFixture.messageNew(1)))))
                .toCompletableFuture()
                .join();
    }

    private static void stop(Injector injector) {
        injector.getInstance(MessageStoreEventsRuntime.class).stop();
    }

    private Map<String, SubscriptionCounters> counters() {
        try (Outbox outbox = SqliteOutbox.open(OutboxConfiguration.of(james.outbox()), Clock.systemUTC())) {
            return outbox.counters().toCompletableFuture().join();
        }
    }

    private void bindJames(Binder binder) {
        binder.bind(GaugeRegistry.class).toInstance(gauges);
        binder.bind(FileSystem.class).toInstance(james.files());
        binder.bind(ConfigurationProvider.class).toInstance(james.configurations());
        binder.bind(MailboxManager.class).toInstance(unused(MailboxManager.class));
        binder.bind(UsersRepository.class).toInstance(unused(UsersRepository.class));
        binder.bind(QuotaManager.class).toInstance(unused(QuotaManager.class));
        binder.bind(QuotaRootResolver.class).toInstance(unused(QuotaRootResolver.class));
        binder.bind(MailboxId.Factory.class).toInstance(unused(MailboxId.Factory.class));
    }

    private static void bindMessageIds(Binder binder) {
        binder.bind(MessageIdManager.class).toInstance(unused(MessageIdManager.class));
    }

    /** Of a type that is only handed on here, but for the session that tells how mailbox names are made. */
    private static <T> T unused(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals("createSystemSession")) {
                        return SESSION;
                    }
                    throw new UnsupportedOperationException(method.getName());
                }));
    }
}
