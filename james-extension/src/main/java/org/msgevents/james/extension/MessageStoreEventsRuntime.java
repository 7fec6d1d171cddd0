// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.extension;

import java.time.Duration;

import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.metrics.api.GaugeRegistry;
import org.apache.james.server.core.configuration.ConfigurationProvider;
import org.msgevents.delivery.DeliverySettings;
import org.msgevents.delivery.ForwardClock;
import org.msgevents.james.expiry.Expiry;
import org.msgevents.james.expiry.ExpirySchedule;
import org.msgevents.james.listener.TranslationSettings;
import org.msgevents.james.quota.ExceededQuotas;
import org.msgevents.james.reconcile.ReconcileSchedule;
import org.msgevents.james.reconcile.Reconciliation;
import org.msgevents.outbox.Outbox;
import org.msgevents.outbox.OutboxException;
import org.msgevents.outbox.jdbc.Outboxes;
import org.msgevents.publisher.EventPublisher;
import org.msgevents.publisher.MessageStoreEvents;

import com.google.inject.Inject;
import com.google.inject.Provider;

/** The bundle at work, from James' start to its end. */
final class MessageStoreEventsRuntime {
    /** What attempts under way are given at the end. */
    private static final Duration LAST_ATTEMPTS = Duration.ofSeconds(3);

    private static final String EXCEEDED_QUOTAS = "exceeded-quotas";
    private static final Duration QUIET = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final TranslationSettings translation;
    private final MessageStoreEvents events;
    private final Announcer announcer;
    private final ExceededQuotas exceededQuotas;
    private final ExpirySchedule expiry;
    private final SubscriptionReload reload;
    private final ReconcileSchedule reconciliation;

    /** Reads the configuration and starts. What is wrong is thrown, and stops James. */
    @Inject
    MessageStoreEventsRuntime(
            ConfigurationProvider configurations,
            FileSystem files,
            Provider<Expiry> expirer,
            Provider<Reconciliation> reconciler) {
        MessageStoreEventsConfiguration configuration = MessageStoreEventsConfiguration.read(configurations, files);
        Outbox outbox = open(configuration);
        translation = configuration.translation();
        exceededQuotas = ExceededQuotas.open(configuration.outbox().directory().resolve(EXCEEDED_QUOTAS));
        events = MessageStoreEvents.start(configuration.subscriptions(), outbox, DeliverySettings.standard());
        announcer = new Announcer(configuration, outbox);
        announcer.started();
        expiry = new ExpirySchedule(configuration.expiry(), expirer::get);
        reconciliation = new ReconcileSchedule(configuration.reconcile(), reconciler::get);
        reload = new SubscriptionReload(configurations, files, events.subscriptions(), configuration.source());
    }

    /** Once it has started: what is wrong is to be told once. */
    @Inject
    void register(GaugeRegistry gauges) {
        EventMetrics.register(events, gauges);
    }

    private static Outbox open(MessageStoreEventsConfiguration configuration) {
        try {
            return new LingeringOutbox(Outboxes.open(configuration.outbox(), ForwardClock.system()), QUIET, PATIENCE);
        } catch (OutboxException closed) {
            configuration.close();
            throw closed;
        }
    }

    MessageStoreEvents events() {
        return events;
    }

    EventPublisher publisher() {
        return events.publisher();
    }

    ExceededQuotas exceededQuotas() {
        return exceededQuotas;
    }

    SubscriptionReload reload() {
        return reload;
    }

    ExpirySchedule expiry() {
        return expiry;
    }

    ReconcileSchedule reconciliation() {
        return reconciliation;
    }

    TranslationSettings translation() {
        return translation;
    }

    /**
     * Ends within five seconds, and takes events to the last, for the operations that James still has under way.
     * Idempotent.
     */
    @javax.annotation.PreDestroy
    @jakarta.annotation.PreDestroy
    void stop() {
        expiry.close();
        reconciliation.close();
        events.stopDelivery(LAST_ATTEMPTS);
        announcer.stopping();
        events.close();
        exceededQuotas.close();
    }
}
