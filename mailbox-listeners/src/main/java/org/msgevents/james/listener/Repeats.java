// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import java.time.Duration;

import org.apache.james.events.Event;
import org.apache.james.events.Event.EventId;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;

/**
 * Knows which events of James' were heard already: James tells one again when it is not sure of that, and without the
 * command behind it. Taken for new, what was implied would be told as something of its own, and an old limit of a quota
 * as a change.
 *
 * <p>Thread-safe. Memory is bounded; what is repeated later than that has at least the id of the first.
 */
final class Repeats {
    private static final Duration REPEATS = Duration.ofHours(1);
    private static final int REMEMBERED = 20_000;

    private final Cache<EventId, Boolean> heard = CacheBuilder.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(REPEATS)
            .build();

    /** True of one that was heard. */
    boolean isRepeat(Event event) {
        return heard.getIfPresent(event.getEventId()) != null;
    }

    /** What it means is kept; not before, for then the next time is the first. */
    void heard(Event event) {
        heard.put(event.getEventId(), true);
    }
}
