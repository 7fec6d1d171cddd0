// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.mailet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.apache.james.core.Username;
import org.apache.james.events.Event;
import org.apache.james.events.EventListener;
import org.apache.james.events.Group;
import org.apache.james.mailbox.MailboxManager;
import org.apache.james.mailbox.MailboxSession;
import org.apache.james.mailbox.MessageManager;
import org.apache.james.mailbox.events.GenericGroup;
import org.apache.james.mailbox.events.MailboxEvents.Added;
import org.apache.james.mailbox.events.MailboxEvents.MailboxAdded;
import org.apache.james.mailbox.events.MailboxEvents.MailboxEvent;
import org.apache.james.mailbox.inmemory.manager.InMemoryIntegrationResources;
import org.apache.james.mailbox.model.FetchGroup;
import org.apache.james.mailbox.model.MailboxPath;
import org.apache.james.mailbox.model.MessageRange;
import org.apache.james.mailbox.model.MessageResult;
import org.apache.james.metrics.tests.RecordingMetricFactory;
import org.apache.james.user.api.UsersRepository;
import org.apache.mailet.base.test.FakeMailContext;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.msgevents.james.quota.ExceededQuotas;
import org.msgevents.james.quota.QuotaAccounting;
import org.msgevents.james.quota.QuotaLookup;
import org.msgevents.james.quota.QuotaRefusals;
import org.msgevents.james.session.DeliveryOrigin;
import org.msgevents.james.session.ServerIdentity;
import org.msgevents.james.session.SessionRegistry;
import org.msgevents.testkit.RecordingPublisher;

import com.google.common.collect.ImmutableList;

/** James' mailboxes in memory, and a listener that notes what the registry knows at the moment of each event. */
final class JamesFixture {
    /** What the registry knew of an event's session. */
    record Seen(String mailbox, long session, Optional<DeliveryOrigin> origin, Optional<String> creation) {}

    final SessionRegistry sessions = new SessionRegistry();
    final RecordingPublisher publisher = new RecordingPublisher();
    final InMemoryIntegrationResources james = InMemoryIntegrationResources.defaultResources();
    final QuotaRefusals refusals = new QuotaRefusals(publisher, quotas());
    final RecordingMetricFactory metrics = new RecordingMetricFactory();
    final FakeMailContext context = FakeMailContext.defaultContext();
    final UsersRepository users = Unreliable.users();
    final MailboxManager mailboxes;
    final List<Seen> stored = new ArrayList<>();
    final List<Seen> created = new ArrayList<>();

    JamesFixture() {
        this(0);
    }

    /** With mailboxes that cannot be opened for so many times. */
    JamesFixture(int failures) {
        mailboxes = Unreliable.mailboxes(james.getMailboxManager(), failures);
        james.getEventBus().register(new Noting());
    }

    LocalDeliveryWithEvents mailet(Map<String, String> parameters) {
        LocalDeliveryWithEvents mailet =
                new LocalDeliveryWithEvents(users, mailboxes, metrics, sessions, Rewrites.NONE, refusals);
        Undeclared.run(() -> mailet.init(config(parameters)));
        return mailet;
    }

    private QuotaAccounting quotas() {
        return new QuotaAccounting(
                publisher,
                new ServerIdentity("imap.example.com", "james", 42),
                new QuotaLookup(james.getQuotaManager(), james.getQuotaRootResolver(), james.getMailboxManager()),
                ExceededQuotas.open(newDirectory().resolve("exceeded-quotas")));
    }

    private static Path newDirectory() {
        try {
            return Files.createTempDirectory(Path.of("target"), "quotas");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    FakeMailetConfig config(Map<String, String> parameters) {
        FakeMailetConfig.Builder config = FakeMailetConfig.builder().mailetContext(context);
        parameters.forEach(config::setProperty);
        return config.build();
    }

    /** Every message of every mailbox of the user, with its flags. */
    SortedMap<String, List<String>> content(String user) throws Exception {
        MailboxManager reliable = james.getMailboxManager();
        MailboxSession session = reliable.createSystemSession(Username.of(user));
        SortedMap<String, List<String>> content = new TreeMap<>();
        for (MailboxPath path : reliable.list(session)) {
            if (path.belongsTo(session)) {
                content.put(path.getName(), messages(reliable.getMailbox(path, session), session));
            }
        }
        return content;
    }

    private static List<String> messages(MessageManager mailbox, MailboxSession session) throws Exception {
        List<String> messages = new ArrayList<>();
        for (MessageResult message :
                ImmutableList.copyOf(mailbox.getMessages(MessageRange.all(), FetchGroup.FULL_CONTENT, session))) {
            byte[] text = message.getFullContent().getInputStream().readAllBytes();
            messages.add(message.getFlags() + "\n" + new String(text, StandardCharsets.UTF_8));
        }
        return messages;
    }

    private final class Noting implements EventListener.GroupEventListener {
        @Override
        public Group getDefaultGroup() {
            return new GenericGroup("noting");
        }

        @Override
        public void event(Event event) {
            if (event instanceof Added added && added.isDelivery()) {
                stored.add(seen(added));
            } else if (event instanceof MailboxAdded added) {
                created.add(seen(added));
            }
        }

        private Seen seen(MailboxEvent event) {
            long session = event.getSessionId().getValue();
            return new Seen(
                    event.getMailboxPath().getUser().asString() + "/"
                            + event.getMailboxPath().getName(),
                    session,
                    sessions.delivery(session),
                    sessions.creation(session));
        }
    }
}
