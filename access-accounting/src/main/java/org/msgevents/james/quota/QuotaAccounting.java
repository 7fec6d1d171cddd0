// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.quota;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.apache.james.core.Username;
import org.apache.james.mailbox.exception.OverQuotaException;
import org.apache.james.mailbox.model.Mailbox;
import org.apache.james.mailbox.model.QuotaRoot;
import org.msgevents.event.EventId;
import org.msgevents.event.EventName;
import org.msgevents.event.ImapUrl;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.OrderingKey;
import org.msgevents.event.Parameter;
import org.msgevents.event.Parameters;
import org.msgevents.james.session.ClientSession;
import org.msgevents.james.session.ServerIdentity;
import org.msgevents.publisher.Echo;
import org.msgevents.publisher.EventPublisher;
import org.msgevents.publisher.Happening;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.inject.Inject;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells quota events (draft-ietf-lemonade-msgevent-03, section 4.1, QuotaExceed, QuotaWithin; RFC 5423, section 4.1,
 * QuotaChange). Thread-safe; never blocks and never fails.
 */
public final class QuotaAccounting {
    private static final Logger LOGGER = LoggerFactory.getLogger(QuotaAccounting.class);
    private static final int ROOTS = 100_000;

    /** James counts a deleted mailbox' messages after it has told the deletion, and does not say when it is done. */
    private static final List<Duration> AFTER_DELETION =
            List.of(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(10));

    private static final Duration COMPARISON = Duration.ofSeconds(10);

    private final EventPublisher publisher;
    private final ServerIdentity server;
    private final QuotaLookup lookup;
    private final ExceededQuotas exceeded;
    private final Clock clock;
    private final Cache<QuotaRoot, QuotaUsage.Limits> limits =
            CacheBuilder.newBuilder().maximumSize(ROOTS).build();

    @Inject
    public QuotaAccounting(
            EventPublisher publisher, ServerIdentity server, QuotaLookup lookup, ExceededQuotas exceeded) {
        this(publisher, server, lookup, exceeded, Clock.systemUTC());
    }

    QuotaAccounting(
            EventPublisher publisher, ServerIdentity server, QuotaLookup lookup, ExceededQuotas exceeded, Clock clock) {
        this.publisher = publisher;
        this.server = server;
        this.lookup = lookup;
        this.exceeded = exceeded;
        this.clock = clock;
    }

    /** James refused an operation. */
    void refused(OverQuotaException refusal, StoringOperation operation) {
        QuotaRoot root = lookup.root(refusal)
                .orElseThrow(() -> new IllegalArgumentException("no quota root in: " + refusal.getMessage()));
        QuotaKind kind = QuotaKind.of(refusal);
        exceeded.add(root.getValue(), kind, refusal.getMax().asLong());
        Scene scene = new Scene(UUID.randomUUID().toString(), clock.instant(), root);
        Mono<MessageStoreEvent> event = Mono.zip(
                        optional(lookup.usage(root)),
                        optional(Mono.justOrEmpty(operation.target()).flatMap(lookup::mailbox)))
                .map(found -> {
                    found.getT1().ifPresent(usage -> exceeded.seen(root.getValue(), usage));
                    return event(
                            scene, EventName.QUOTA_EXCEED, parameters(scene, operation, found.getT1(), found.getT2()));
                });
        var unused = publish(scene, event, operation.echo());
    }

    /**
     * James says what is used of a quota root now.
     *
     * @param source James' id of what it says
     * @return completes when what is told of it is kept
     */
    public CompletionStage<Void> used(String source, QuotaRoot root, QuotaUsage usage) {
        try {
            return tell(source, root, usage);
        } catch (RuntimeException failure) {
            LOGGER.warn("what changed of quota root {} is not told", root.getValue(), failure);
            return CompletableFuture.completedFuture(null);
        }
    }

    private CompletionStage<Void> tell(String source, QuotaRoot root, QuotaUsage usage) {
        List<MessageStoreEvent> events = new ArrayList<>();
        Scene scene = new Scene(source, clock.instant(), root);
        QuotaUsage.Limits before = limits.asMap().put(root, usage.limits());
        if (before != null && !before.equals(usage.limits())) {
            events.add(event(scene, EventName.QUOTA_CHANGE, parameters(scene, usage)));
        }
        if (exceeded.removeReduced(root.getValue(), usage)) {
            events.add(event(scene, EventName.QUOTA_WITHIN, parameters(scene, usage)));
        }
        return events.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : publish(scene, Flux.fromIterable(events), Echo.NONE);
    }

    /**
     * Tells what James changed of a user's limits since it last said what is used, or since the call before. Blocks
     * until James has said what is used now.
     */
    public void compare(Username user) {
        QuotaRoot root = lookup.root(user);
        Mono.fromCallable(() -> UUID.randomUUID().toString())
                .zipWith(lookup.usage(root))
                .flatMap(now -> Mono.fromCompletionStage(used(now.getT1(), root, now.getT2())))
                .block(COMPARISON);
    }

    /** A mailbox of the quota root was deleted; what is used afterwards James does not say. */
    public void reduced(QuotaRoot root) {
        if (exceeded.holds(root.getValue())) {
            String source = UUID.randomUUID().toString();
            var unused = Flux.fromIterable(AFTER_DELETION)
                    .concatMap(delay -> Mono.delay(delay).then(lookup.usage(root)))
                    .concatMap(usage -> Mono.fromCompletionStage(() -> used(source, root, usage)))
                    .onErrorResume(QuotaAccounting::unknown)
                    .subscribe();
        }
    }

    /** What some quota events are about. */
    private record Scene(String source, Instant when, QuotaRoot root) {}

    private CompletionStage<Void> publish(Scene scene, Publisher<MessageStoreEvent> events, Echo echo) {
        return publisher.publish(
                OrderingKey.ofUser(lookup.user(scene.root())),
                Flux.from(events)
                        .map(event -> new Happening(event, List.of(), echo))
                        .collectList()
                        .toFuture());
    }

    private MessageStoreEvent event(Scene scene, EventName name, Parameters.Builder parameters) {
        OrderingKey key = OrderingKey.ofUser(lookup.user(scene.root()));
        EventId id = EventId.of(scene.source(), name, scene.root().getValue());
        return new MessageStoreEvent(id, name, scene.when(), key, parameters.build());
    }

    private Parameters.Builder parameters(
            Scene scene, StoringOperation operation, Optional<QuotaUsage> usage, Optional<Mailbox> mailbox) {
        Parameters.Builder parameters = parameters(scene)
                .putIfPresent(Parameter.SERVICE, operation.service())
                .putIfPresent(Parameter.ADMIN, operation.client().flatMap(ClientSession::admin));
        operation.client().ifPresent(client -> client.peer().describe(parameters));
        usage.ifPresent(known -> known.describe(parameters));
        mailbox.ifPresent(known -> describe(known, parameters));
        return parameters;
    }

    private void describe(Mailbox mailbox, Parameters.Builder parameters) {
        ImapUrl url = ImapUrl.ofMailbox(server.serverFQDN(), mailbox.getUser().asString(), mailbox.getName())
                .withUidValidity(mailbox.getUidValidity().asLong());
        parameters
                .put(Parameter.URI, url)
                .put(Parameter.MAILBOX_ID, url)
                .put(Parameter.VND_MAILBOX_ID, mailbox.getMailboxId().serialize());
    }

    private Parameters.Builder parameters(Scene scene, QuotaUsage usage) {
        return usage.describe(parameters(scene));
    }

    private Parameters.Builder parameters(Scene scene) {
        return server.parameters().toBuilder()
                .put(Parameter.URI, server.url())
                .put(Parameter.USER, lookup.user(scene.root()))
                .put(Parameter.VND_QUOTA_ROOT, scene.root().getValue());
    }

    /** What cannot be found is a missing parameter. */
    private static <T> Mono<Optional<T>> optional(Mono<T> found) {
        return found.map(Optional::of).onErrorResume(QuotaAccounting::unknown).defaultIfEmpty(Optional.empty());
    }

    private static <T> Mono<T> unknown(Throwable failure) {
        LOGGER.warn("a look-up for a quota event failed: what it would have found is missing", failure);
        return Mono.empty();
    }
}
