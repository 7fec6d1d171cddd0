// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.james.core.Username;
import org.apache.james.events.Event;
import org.apache.james.events.EventListener;
import org.apache.james.events.Group;
import org.apache.james.mailbox.MailboxManager;
import org.apache.james.mailbox.MailboxSession;
import org.apache.james.mailbox.MessageManager;
import org.apache.james.mailbox.MessageManager.AppendCommand;
import org.apache.james.mailbox.events.GenericGroup;
import org.apache.james.mailbox.inmemory.InMemoryId;
import org.apache.james.mailbox.inmemory.manager.InMemoryIntegrationResources;
import org.apache.james.mailbox.model.ComposedMessageId;
import org.apache.james.mailbox.model.MailboxId;
import org.apache.james.mailbox.model.MailboxPath;
import org.apache.james.util.MDCBuilder;
import org.apache.james.util.ReactorUtils;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.james.listener.TranslationSettings.ProvisionedMailboxes;
import org.msgevents.james.quota.ExceededQuotas;
import org.msgevents.james.quota.QuotaAccounting;
import org.msgevents.james.quota.QuotaLookup;
import org.msgevents.james.quota.QuotaRefusals;
import org.msgevents.james.session.ServerIdentity;
import org.msgevents.james.session.SessionRegistry;
import org.msgevents.testkit.RecordingPublisher;
import org.reactivestreams.Publisher;

import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/** James' own mailboxes in memory, its own event bus, our listener on it, and a publisher that remembers. */
final class MailboxFixture {
    static final Username ALICE = Username.of("alice");
    static final String CONTENT = "Subject: hello\r\n\r\nworld\r\n";

    final RecordingPublisher publisher = new RecordingPublisher();
    final SessionRegistry sessions = new SessionRegistry();
    final InMemoryIntegrationResources james = InMemoryIntegrationResources.defaultResources();
    final MailboxManager mailboxes = james.getMailboxManager();
    final MailboxSession session = mailboxes.createSystemSession(ALICE);

    final ServerIdentity server = new ServerIdentity("imap.example.com", "james", 42);
    final QuotaAccounting quotas = new QuotaAccounting(
            publisher,
            server,
            new QuotaLookup(james.getQuotaManager(), james.getQuotaRootResolver(), mailboxes),
            ExceededQuotas.open(newDirectory().resolve("exceeded-quotas")));

    final QuotaRefusals refusals = new QuotaRefusals(publisher, quotas);

    volatile boolean isServerExpiring;

    private final Group group;
    private final List<Event> jamesTold = new CopyOnWriteArrayList<>();

    private static Path newDirectory() {
        try {
            return Files.createTempDirectory(Path.of("target"), "quotas");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    MailboxFixture() {
        MailboxEventTranslator translator = new MailboxEventTranslator(
                new TranslationSettings(server, ProvisionedMailboxes.SILENT),
                sessions,
                new JamesServices(
                        mailboxes,
                        MessageWhereabouts.of(james.getMessageIdManager(), mailboxes),
                        new InMemoryId.Factory(),
                        () -> Mono.just(isServerExpiring),
                        new QuotaLookup(james.getQuotaManager(), james.getQuotaRootResolver(), mailboxes)));
        MailboxEventListener listener = new MailboxEventListener(publisher, translator, quotas, refusals);
        james.getEventBus().register(listener);
        james.getEventBus().register(new Notes(jamesTold));
        group = listener.getDefaultGroup();
    }

    /** Notes what James tells. */
    private record Notes(List<Event> told) implements EventListener.ReactiveGroupEventListener {
        @Override
        public Group getDefaultGroup() {
            return new GenericGroup("notes");
        }

        @Override
        public Publisher<Void> reactiveEvent(Event event) {
            return Mono.fromRunnable(() -> told.add(event));
        }
    }

    /** James tells our listener all that it has told, once more, and without the commands behind it. */
    void tellAgain() {
        List.copyOf(jamesTold)
                .forEach(event -> james.getEventBus().reDeliver(group, event).block());
    }

    /** Creates the mailbox and forgets what was told of it. */
    MailboxId given(String name) {
        MailboxId id = create(name, Context.empty());
        publisher.clear();
        return id;
    }

    MailboxId create(String name, Context command) {
        return Mono.from(mailboxes.createMailboxReactive(path(name), session))
                .contextWrite(command)
                .block();
    }

    ComposedMessageId append(MailboxId mailbox, AppendCommand.Builder message, Context command) {
        return append(mailbox, message.build(CONTENT.getBytes(StandardCharsets.UTF_8)), command);
    }

    ComposedMessageId append(MailboxId mailbox, AppendCommand message, Context command) {
        return Mono.from(manager(mailbox).appendMessageReactive(message, session))
                .contextWrite(command)
                .block()
                .getId();
    }

    /** Appends a message and forgets what was told of it. */
    ComposedMessageId givenMessage(MailboxId mailbox) {
        ComposedMessageId id = append(mailbox, AppendCommand.builder(), imap("APPEND"));
        publisher.clear();
        return id;
    }

    MessageManager manager(MailboxId mailbox) {
        return Mono.from(mailboxes.getMailboxReactive(mailbox, session)).block();
    }

    long uidValidity(MailboxId mailbox) throws Exception {
        return manager(mailbox).getMailboxEntity().getUidValidity().asLong();
    }

    List<MessageStoreEvent> told() {
        return publisher.events();
    }

    static MailboxPath path(String name) {
        return MailboxPath.forUser(ALICE, name);
    }

    /** The context in which James runs an IMAP command. */
    static Context imap(String command, Map<String, String> arguments) {
        MDCBuilder processor = MDCBuilder.create().addToContext(MDCBuilder.ACTION, command);
        arguments.forEach(processor::addToContext);
        return Context.of(ReactorUtils.context("imap-processor", processor))
                .putAll(ReactorUtils.context("imap", MDCBuilder.ofValue(MDCBuilder.PROTOCOL, "IMAP"))
                        .readOnly());
    }

    static Context imap(String command) {
        return imap(command, Map.of());
    }
}
