// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.webadmin;

import org.apache.james.webadmin.Routes;
import org.msgevents.james.expiry.ExpirySchedule;
import org.msgevents.james.extension.SubscriptionReload;
import org.msgevents.james.quota.QuotaAccounting;
import org.msgevents.james.reconcile.ReconcileSchedule;
import org.msgevents.james.session.SessionRegistry;
import org.msgevents.publisher.MessageStoreEvents;

import com.google.inject.Inject;

import spark.Service;

/** What we see of WebAdmin: for {@code extensions.routes} in {@code webadmin.properties}. */
public final class WebAdminRoutes implements Routes {
    /** Below it lies what we answer. */
    public static final String BASE = "/message-store-events";

    private final MailboxRequests mailboxes;
    private final QuotaRequests quotas;
    private final ExpiryRequests expiry;
    private final SubscriptionRequests subscriptions;
    private final ParkedRequests parked;
    private final ReplayRequests replay;
    private final ReloadRequests reload;
    private final ReconcileRequests reconcile;

    @Inject
    public WebAdminRoutes(
            SessionRegistry sessions,
            QuotaAccounting quotas,
            ExpirySchedule expiry,
            MessageStoreEvents events,
            SubscriptionReload reload,
            ReconcileSchedule reconcile) {
        this.mailboxes = new MailboxRequests(sessions);
        this.quotas = new QuotaRequests(quotas);
        this.expiry = new ExpiryRequests(expiry);
        this.subscriptions = new SubscriptionRequests(events);
        this.reload = new ReloadRequests(reload);
        this.reconcile = new ReconcileRequests(reconcile);
        this.parked = new ParkedRequests(events.parked(), subscriptions);
        this.replay = new ReplayRequests(events.replays(), subscriptions);
    }

    @Override
    public String getBasePath() {
        return BASE;
    }

    @Override
    public void define(Service service) {
        mailboxes.watch(service);
        quotas.watch(service);
        expiry.define(service);
        subscriptions.define(service);
        parked.define(service);
        replay.define(service);
        reload.define(service);
        reconcile.define(service);
    }
}
