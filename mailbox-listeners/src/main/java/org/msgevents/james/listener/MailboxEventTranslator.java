// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.apache.james.mailbox.MessageUid;
import org.apache.james.mailbox.events.MailboxEvents.Added;
import org.apache.james.mailbox.events.MailboxEvents.Expunged;
import org.apache.james.mailbox.events.MailboxEvents.FlagsUpdated;
import org.apache.james.mailbox.events.MailboxEvents.MailboxACLUpdated;
import org.apache.james.mailbox.events.MailboxEvents.MailboxAdded;
import org.apache.james.mailbox.events.MailboxEvents.MailboxDeletion;
import org.apache.james.mailbox.events.MailboxEvents.MailboxEvent;
import org.apache.james.mailbox.events.MessageMoveEvent;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.OrderingKey;
import org.msgevents.event.Parameter;
import org.msgevents.james.quota.QuotaLookup;
import org.msgevents.james.session.AdminRequest;
import org.msgevents.james.session.ClientSession;
import org.msgevents.james.session.ServerIdentity;
import org.msgevents.james.session.SessionRegistry;
import org.msgevents.publisher.Echo;
import org.msgevents.publisher.Happening;
import org.msgevents.publisher.ParameterLookup;
import org.msgevents.publisher.Publication;

import com.google.common.base.Ticker;
import com.google.inject.Inject;

import reactor.core.publisher.Mono;

/**
 * From one event of James to the events of the draft that it means, maybe none.
 *
 * <p>Thread-safe. Wants the events of one operation in James' order, each once the one before is translated.
 * Everything James-shaped ends here.
 */
public final class MailboxEventTranslator {
    private final ServerIdentity server;
    private final Clock clock;
    private final SessionRegistry sessions;
    private final MailboxLookup mailboxes;
    private final QuotaLookup quotas;
    private final Transfers transfers = new Transfers(Ticker.systemTicker());
    private final Administration administration;
    private final MailboxTranslator management;
    private final ArrivalTranslator arrivals;
    private final DepartureTranslator departures;
    private final MailboxNotes notes;
    private final NotificationMessages notifications;

    @Inject
    public MailboxEventTranslator(TranslationSettings settings, SessionRegistry sessions, JamesServices james) {
        this(settings, sessions, james, Clock.systemUTC());
    }

    MailboxEventTranslator(TranslationSettings settings, SessionRegistry sessions, JamesServices james, Clock clock) {
        this.server = settings.server();
        this.clock = clock;
        this.sessions = sessions;
        this.mailboxes = new MailboxLookup(james.mailboxes());
        this.quotas = james.quotas();
        this.administration = new Administration(mailboxes.hierarchy(), sessions);
        this.management = new MailboxTranslator(new ImpliedChanges(administration, settings.provisionedMailboxes()));
        this.arrivals = new ArrivalTranslator(sessions, transfers, mailboxes, james.whereabouts(), james.mailboxIds());
        this.notes = new MailboxNotes(sessions);
        this.notifications = new NotificationMessages(mailboxes);
        this.departures = new DepartureTranslator(sessions, transfers, new Removals(), james.tasks());
    }

    /** The key that the event's translation belongs to. */
    OrderingKey key(MailboxEvent told) {
        OrderingKey own = OrderingKey.ofMailbox(told.getMailboxId().serialize());
        return told instanceof Expunged expunged
                ? transfers
                        .key(
                                told.getSessionId().getValue(),
                                Messages.of(expunged).messageIds())
                        .orElse(own)
                : own;
    }

    /** What a mailbox event means. */
    Mono<Publication> translate(MailboxEvent told, Operation operation) {
        Optional<ClientSession> client = sessions.client(told.getSessionId().getValue())
                .or(operation::client)
                .or(() -> administration.behind(told).map(AdminRequest::client));
        MailboxScene scene = new MailboxScene(server, clock.instant(), operation, told, client, OptionalLong.empty());
        return withUidValidity(scene)
                .flatMap(complete -> events(told, complete).map(events -> publication(complete, events)));
    }

    private Publication publication(MailboxScene scene, List<MessageStoreEvent> events) {
        Echo echo = notifications.echo(scene.told());
        List<Happening> happenings = events.stream()
                .map(event -> new Happening(event, lookups(event, scene.told()), echo))
                .toList();
        return new Publication(happenings, notes.of(scene.told(), scene.uidValidity(), events));
    }

    /** What is to be known of the mailbox when nobody wants to be told what the event means. */
    Mono<Publication> note(MailboxEvent told) {
        Mono<OptionalLong> uidValidity = told instanceof Added
                ? mailboxes.uidValidity(
                        told.getMailboxId(), told.getMailboxPath().getUser())
                : Mono.just(OptionalLong.empty());
        return uidValidity.map(known -> new Publication(List.of(), MailboxNotes.ofUnwanted(told, known)));
    }

    /** A deleted mailbox has nothing left to be looked up, and a move is told of another mailbox than James tells. */
    private List<ParameterLookup> lookups(MessageStoreEvent event, MailboxEvent told) {
        List<ParameterLookup> lookups = new ArrayList<>();
        boolean isOfTold = event.parameters()
                .get(Parameter.VND_MAILBOX_ID)
                .filter(told.getMailboxId().serialize()::equals)
                .isPresent();
        if (!isOfTold) {
            return lookups;
        }
        MailboxAddress mailbox = MailboxAddress.of(told);
        if (!(told instanceof MailboxDeletion)) {
            lookups.add(new CountersLookup(mailboxes, mailbox));
            lookups.add(new QuotaParameters(quotas, told.getMailboxPath()));
        }
        if (told instanceof Added added && added.getUids().size() == 1) {
            MessageUid uid = added.getUids().iterator().next();
            lookups.add(new ContentParameters(mailboxes, mailbox, uid));
            lookups.add(new StructureParameters(mailboxes, mailbox, uid));
            lookups.add(new HeaderParameters(mailboxes, mailbox, uid));
        }
        return lookups;
    }

    /** Marks what came, where it is a notification; never fails. */
    Mono<Void> mark(Added told) {
        return notifications.mark(told);
    }

    /** What the end of a transfer means. */
    List<MessageStoreEvent> translate(MessageMoveEvent told) {
        return transfers.ended(told.getMessageIds().stream()
                .flatMap(id -> Messages.text(id).stream())
                .toList());
    }

    /** What is left of transfers that never ended. */
    List<MessageStoreEvent> abandoned() {
        return transfers.abandoned();
    }

    private Mono<List<MessageStoreEvent>> events(MailboxEvent told, MailboxScene scene) {
        if (told instanceof Added added) {
            return arrivals.translate(added, scene);
        }
        if (told instanceof Expunged expunged) {
            return departures.translate(expunged, scene);
        }
        return Mono.fromCallable(() -> told instanceof FlagsUpdated flags
                ? FlagsTranslator.translate(flags, scene)
                : management.translate(told, scene));
    }

    /**
     * Only messages and created mailboxes are told with it (draft-ietf-lemonade-msgevent-03, sections 4.1, 4.2 and
     * 4.4).
     */
    private Mono<MailboxScene> withUidValidity(MailboxScene scene) {
        MailboxEvent told = scene.told();
        boolean wanted = told instanceof Added
                || told instanceof Expunged
                || told instanceof FlagsUpdated
                || told instanceof MailboxACLUpdated
                || told instanceof MailboxAdded;
        return wanted
                ? mailboxes
                        .uidValidity(told.getMailboxId(), told.getMailboxPath().getUser())
                        .map(scene::withUidValidity)
                : Mono.just(scene);
    }
}
