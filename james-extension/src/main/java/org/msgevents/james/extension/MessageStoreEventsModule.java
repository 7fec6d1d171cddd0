// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.extension;

import java.util.Optional;

import org.apache.james.mailbox.MailboxManager;
import org.apache.james.mailbox.MessageIdManager;
import org.apache.james.task.TaskManager;
import org.msgevents.james.access.AccessAccounting;
import org.msgevents.james.access.jmap.HttpAccess;
import org.msgevents.james.expiry.ExpirySchedule;
import org.msgevents.james.listener.MailboxEventTranslator;
import org.msgevents.james.listener.MessageWhereabouts;
import org.msgevents.james.listener.ServerTasks;
import org.msgevents.james.listener.TranslationSettings;
import org.msgevents.james.quota.ExceededQuotas;
import org.msgevents.james.quota.QuotaAccounting;
import org.msgevents.james.quota.QuotaRefusals;
import org.msgevents.james.reconcile.ReconcileSchedule;
import org.msgevents.james.session.ServerIdentity;
import org.msgevents.james.session.SessionRegistry;
import org.msgevents.publisher.EventPublisher;
import org.msgevents.publisher.MessageStoreEvents;

import com.google.inject.AbstractModule;
import com.google.inject.Binding;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Provides;
import com.google.inject.Singleton;

/**
 * Binds the bundle into James: for {@code guice.extension.module} in {@code extensions.properties}.
 *
 * <p>James creates what is bound here before its first server, so a configuration with faults stops it before any mail
 * comes in, and destroys it after its last server.
 */
public final class MessageStoreEventsModule extends AbstractModule {
    @Override
    protected void configure() {
        bind(MessageStoreEventsRuntime.class).asEagerSingleton();
        bind(SessionRegistry.class).toInstance(new SessionRegistry());
        bind(MailboxEventTranslator.class).in(Singleton.class);
        bind(AccessAccounting.class).in(Singleton.class);
        bind(HttpAccess.class).in(Singleton.class);
        bind(QuotaAccounting.class).in(Singleton.class);
        bind(QuotaRefusals.class).in(Singleton.class);
    }

    @Provides
    EventPublisher publisher(MessageStoreEventsRuntime runtime) {
        return runtime.publisher();
    }

    @Provides
    MessageStoreEvents events(MessageStoreEventsRuntime runtime) {
        return runtime.events();
    }

    @Provides
    SubscriptionReload reload(MessageStoreEventsRuntime runtime) {
        return runtime.reload();
    }

    @Provides
    ExpirySchedule expiry(MessageStoreEventsRuntime runtime) {
        return runtime.expiry();
    }

    @Provides
    ReconcileSchedule reconciliation(MessageStoreEventsRuntime runtime) {
        return runtime.reconciliation();
    }

    /** Not every James has a manager of tasks. */
    @Provides
    @Singleton
    ServerTasks tasks(Injector injector) {
        return Optional.ofNullable(injector.getExistingBinding(Key.get(TaskManager.class)))
                .map(binding -> ServerTasks.of(binding.getProvider().get()))
                .orElse(ServerTasks.NONE);
    }

    @Provides
    ExceededQuotas exceededQuotas(MessageStoreEventsRuntime runtime) {
        return runtime.exceededQuotas();
    }

    @Provides
    ServerIdentity server(MessageStoreEventsRuntime runtime) {
        return runtime.translation().server();
    }

    @Provides
    TranslationSettings translation(MessageStoreEventsRuntime runtime) {
        return runtime.translation();
    }

    /** Not every James has a manager of message ids: the one on JPA has none. */
    @Provides
    @Singleton
    MessageWhereabouts whereabouts(Injector injector, MailboxManager mailboxes) {
        Optional<Binding<MessageIdManager>> messages =
                Optional.ofNullable(injector.getExistingBinding(Key.get(MessageIdManager.class)));
        return messages.map(
                        binding -> MessageWhereabouts.of(binding.getProvider().get(), mailboxes))
                .orElse(MessageWhereabouts.UNKNOWN);
    }
}
