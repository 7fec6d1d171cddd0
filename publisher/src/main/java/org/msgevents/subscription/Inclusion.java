// SPDX-License-Identifier: Apache-2.0
package org.msgevents.subscription;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.msgevents.event.EventGroup;
import org.msgevents.event.EventName;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.Parameter;
import org.msgevents.event.ParameterTable;
import org.msgevents.event.json.StoredEvent;

/**
 * Which parameters of an event a subscription is told.
 *
 * @param onRequest those that it asked for by name
 * @param omitted those that it does not want, where the event may do without
 * @param parts what of the message itself
 * @param tags to add to each notification (draft-ietf-lemonade-msgevent-03, section 5, tags)
 */
public record Inclusion(Set<Parameter<?>> onRequest, Set<Parameter<?>> omitted, MessageParts parts, List<String> tags) {
    /** What every subscription is told, and nothing beyond. */
    public static final Inclusion NONE = new Inclusion(Set.of(), List.of());

    private static final Set<Parameter<?>> CONTENT =
            Set.of(Parameter.MESSAGE_CONTENT, Parameter.VND_MESSAGE_CONTENT_BASE64);

    public Inclusion {
        onRequest = Set.copyOf(onRequest);
        omitted = Set.copyOf(omitted);
        tags = List.copyOf(tags);
    }

    /** Nothing omitted, and nothing of the message itself. */
    public Inclusion(Set<Parameter<?>> onRequest, List<String> tags) {
        this(onRequest, Set.of(), MessageParts.NONE, tags);
    }

    /** What it asks for of that event, whether or not the event may have it. */
    public Set<Parameter<?>> asked(MessageStoreEvent event) {
        return asked(event.parameters().get(Parameter.MESSAGE_SIZE));
    }

    private Set<Parameter<?>> asked(Optional<Long> messageSize) {
        Set<Parameter<?>> asked = new HashSet<>(onRequest);
        if (messageSize
                .filter(octets -> octets <= parts.largestContent().orElse(-1))
                .isPresent()) {
            asked.addAll(CONTENT);
        }
        if (!parts.headerFields().isEmpty()) {
            asked.add(Parameter.VND_HEADER_FIELDS);
        }
        return asked;
    }

    /** The event as the subscription is told it. */
    public StoredEvent of(StoredEvent event) {
        Set<Parameter<?>> asked = asked(event.number(Parameter.MESSAGE_SIZE));
        StoredEvent kept =
                event.only(parameter -> keeps(event.name(), parameter, asked)).withHeaderFields(parts.headerFields());
        Set<String> all = new LinkedHashSet<>(ownTags(event));
        all.addAll(tags);
        return all.isEmpty() || omitted.contains(Parameter.TAGS)
                ? kept
                : kept.with(Parameter.TAGS, String.join(",", all));
    }

    /**
     * The wire names of the parameters that it may have to be without, or in part: an event that has none of them is
     * told as it is. Empty where every event has to be looked at.
     */
    public Optional<Set<String>> cuts() {
        if (!tags.isEmpty() || omitted.contains(Parameter.TAGS)) {
            return Optional.empty();
        }
        return Optional.of(Parameter.all().stream()
                .filter(parameter ->
                        omitted.contains(parameter) || (parameter.isOnRequest() && !onRequest.contains(parameter)))
                .map(Parameter::wireName)
                .collect(Collectors.toUnmodifiableSet()));
    }

    private static List<String> ownTags(StoredEvent event) {
        return event.text(Parameter.TAGS).map(text -> List.of(text.split(","))).orElse(List.of());
    }

    /** Quota is what quota events are about: there it needs no request. */
    private boolean keeps(EventName name, Parameter<?> parameter, Set<Parameter<?>> asked) {
        if (ParameterTable.row(name).must().contains(parameter)) {
            return true;
        }
        return !omitted.contains(parameter)
                && (!parameter.isOnRequest() || asked.contains(parameter) || name.group() == EventGroup.QUOTA);
    }
}
