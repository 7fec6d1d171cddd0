// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.mailet;

import java.util.Map;

import org.apache.james.core.MailAddress;
import org.apache.james.mailbox.MailboxManager;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.rrt.api.RecipientRewriteTable;
import org.apache.james.transport.mailets.LocalDelivery;
import org.apache.james.user.api.UsersRepository;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.msgevents.james.quota.QuotaRefusals;
import org.msgevents.james.session.DeliveryOrigin;
import org.msgevents.james.session.SessionRegistry;

import com.google.inject.Inject;
import com.google.inject.name.Named;

/**
 * Delivers as James' {@link LocalDelivery} does, whose place it takes in {@code mailetcontainer.xml}, and adds to the
 * MessageNew of each stored copy what only the delivery knows.
 *
 * <p>{@code consume}, {@code retries} and {@code onMailetException} mean what they mean to {@link LocalDelivery},
 * which does the work. Of its own: {@code parameters} (which parameters to add, default {@code envelope}),
 * {@code tags} (comma-separated) and {@code notify} (default {@code true}; {@code false}: its deliveries are not told).
 * Any other parameter, or a wrong value, is an
 * {@link org.msgevents.settings.InvalidSettingsException} at start.
 *
 * <p>It tells nothing by itself: the mailbox listener does, and looks into the {@link SessionRegistry} of its own
 * James node. What fails in here fails no delivery. Thread-safe once initialized.
 */
public final class LocalDeliveryWithEvents extends GenericMailet {
    private final UsersRepository users;
    private final MailboxManager mailboxes;
    private final MetricFactory metrics;
    private final SessionRegistry sessions;
    private final RecipientRewriteTable rewrites;
    private final QuotaRefusals refusals;
    private volatile DeliverySettings settings = DeliverySettings.DEFAULT;

    @Inject
    public LocalDeliveryWithEvents(
            UsersRepository users,
            @Named("mailboxmanager") MailboxManager mailboxes,
            MetricFactory metrics,
            SessionRegistry sessions,
            RecipientRewriteTable rewrites,
            QuotaRefusals refusals) {
        this.users = users;
        this.mailboxes = mailboxes;
        this.metrics = metrics;
        this.sessions = sessions;
        this.rewrites = rewrites;
        this.refusals = refusals;
    }

    @Override
    public void init() {
        settings = DeliverySettings.read(getMailetConfig());
        Undeclared.run(() -> james(users, mailboxes));
    }

    @Override
    public void service(Mail mail) {
        Map<MailAddress, DeliveryOrigin> origins = new OriginReader(settings, rewrites).read(mail);
        try (DeliveryWatch watch = new DeliveryWatch(sessions, refusals, origins, mail.getMaybeSender())) {
            Undeclared.run(() -> james(watch.over(users), watch.over(mailboxes)).service(mail));
        }
    }

    @Override
    public String getMailetInfo() {
        return "Local Delivery Mailet, with message store events";
    }

    /** One for each mail: it costs a few small objects, and what it calls belongs to that mail for certain. */
    private LocalDelivery james(UsersRepository watchedUsers, MailboxManager watchedMailboxes) throws Exception {
        LocalDelivery delivery = new LocalDelivery(watchedUsers, watchedMailboxes, metrics);
        delivery.init(getMailetConfig());
        return delivery;
    }
}
