// SPDX-License-Identifier: Apache-2.0
package org.msgevents.filter;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.msgevents.event.EventName;
import org.msgevents.event.ImapUrl;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.Parameter;

/**
 * Decides whether an event becomes a notification request (draft-ietf-lemonade-notifications-05, section 5.2).
 * Immutable, pure.
 *
 * @param events the names that pass
 * @param users whose mailboxes, who where no mailbox is concerned, and who won or lost rights; empty: all
 * @param mailboxes which; empty: all. An event that concerns no mailbox passes
 * @param excludedUses mailboxes of these uses do not pass
 * @param excludedFlags an event that names one of these flags does not pass; compared without regard to case
 */
public record NotificationFilter(
        Set<EventName> events,
        List<UserPattern> users,
        List<MailboxSelector> mailboxes,
        Set<SpecialUse> excludedUses,
        List<String> excludedFlags) {
    public NotificationFilter {
        events = Set.copyOf(events);
        users = List.copyOf(users);
        mailboxes = List.copyOf(mailboxes);
        excludedUses = Set.copyOf(excludedUses);
        excludedFlags = List.copyOf(excludedFlags);
    }

    /** One that lets all events of these names pass. */
    public static NotificationFilter of(Set<EventName> events) {
        return new NotificationFilter(events, List.of(), List.of(), Set.of(), List.of());
    }

    public boolean accepts(MessageStoreEvent event) {
        return events.contains(event.name()) && acceptsUser(event) && acceptsMailbox(event) && acceptsFlags(event);
    }

    private boolean acceptsUser(MessageStoreEvent event) {
        if (users.isEmpty()) {
            return true;
        }
        return users(event).anyMatch(name -> users.stream().anyMatch(pattern -> pattern.matches(name)));
    }

    /** Those whom an event concerns, in the sense of {@link #users()}. */
    public static Stream<String> users(MessageStoreEvent event) {
        Optional<String> owner =
                url(event).flatMap(ImapUrl::user).or(() -> event.parameters().get(Parameter.USER));
        Optional<String> granted = event.parameters().get(Parameter.VND_ACL_IDENTIFIER);
        return Stream.of(owner, granted).flatMap(Optional::stream);
    }

    private boolean acceptsMailbox(MessageStoreEvent event) {
        Optional<String> mailbox = url(event).flatMap(ImapUrl::mailbox);
        return mailbox.map(name -> mailboxes.isEmpty() || mailboxes.stream().anyMatch(one -> one.selects(name)))
                        .orElse(true)
                && mailbox.filter(name -> excludedUses.stream().anyMatch(use -> use.isOf(name)))
                        .isEmpty();
    }

    private boolean acceptsFlags(MessageStoreEvent event) {
        return excludedFlags.isEmpty()
                || event.parameters()
                        .get(Parameter.FLAG_NAMES)
                        .map(flags -> flags.names().stream()
                                .noneMatch(flag -> excludedFlags.stream().anyMatch(flag::equalsIgnoreCase)))
                        .orElse(true);
    }

    private static Optional<ImapUrl> url(MessageStoreEvent event) {
        return event.parameters().get(Parameter.URI);
    }
}
