// SPDX-License-Identifier: Apache-2.0
package org.msgevents.subscription;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.msgevents.event.EventGroup;
import org.msgevents.event.EventName;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.Parameter;
import org.msgevents.event.ParameterTable;
import org.msgevents.event.Parameters;

/**
 * What a subscription is told of an event beyond what every subscription is told.
 *
 * @param onRequest the parameters that it asked for by name
 * @param tags to add to each notification (draft-ietf-lemonade-msgevent-03, section 5, tags)
 */
public record Inclusion(Set<Parameter<?>> onRequest, List<String> tags) {
    /** Nothing beyond. */
    public static final Inclusion NONE = new Inclusion(Set.of(), List.of());

    public Inclusion {
        onRequest = Set.copyOf(onRequest);
        tags = List.copyOf(tags);
    }

    /** The event as the subscription is told it. */
    public MessageStoreEvent of(MessageStoreEvent event) {
        Parameters kept = event.parameters().only(parameter -> keeps(event.name(), parameter));
        Set<String> all = new LinkedHashSet<>(ownTags(event));
        all.addAll(tags);
        return event.with(
                all.isEmpty()
                        ? kept
                        : kept.toBuilder()
                                .put(Parameter.TAGS, String.join(",", all))
                                .build());
    }

    private static List<String> ownTags(MessageStoreEvent event) {
        return event.parameters()
                .get(Parameter.TAGS)
                .map(text -> List.of(text.split(",")))
                .orElse(List.of());
    }

    /** Quota is what quota events are about: there it needs no request. */
    private boolean keeps(EventName name, Parameter<?> parameter) {
        return !parameter.isOnRequest()
                || onRequest.contains(parameter)
                || name.group() == EventGroup.QUOTA
                || ParameterTable.row(name).must().contains(parameter);
    }
}
