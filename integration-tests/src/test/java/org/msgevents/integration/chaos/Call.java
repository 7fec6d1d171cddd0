// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import java.util.List;

import org.msgevents.integration.receiver.ReceivedEvent;

/**
 * A request with what it tells.
 *
 * @param place in the journal
 */
record Call(int place, JournalEntry entry, ReceivedEvent event, List<Occurrence> occurrences) {
    static Call of(int place, JournalEntry entry) {
        ReceivedEvent event = entry.event();
        return new Call(place, entry, event, Occurrence.toldBy(event));
    }

    boolean isOf(Subscription subscription) {
        return entry.subscription().equals(subscription.title());
    }

    /** True when it tells late what could not be told at its time. */
    boolean isRecovered() {
        return event.parameter("vnd.james.recovered").isPresent();
    }

    /** True when the receiver has had it, and said so, or said that it never wants it. */
    boolean isSettled(Subscription subscription) {
        return entry.verdict() == Verdict.TAKEN
                || (entry.verdict() == Verdict.REFUSED && subscription.refused() != Subscription.Refused.NEVER);
    }
}
