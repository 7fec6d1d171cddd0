// SPDX-License-Identifier: Apache-2.0
package org.msgevents.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.msgevents.Events;
import org.msgevents.event.EventName;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.json.EventFormat;
import org.msgevents.event.json.EventFormatException;
import org.msgevents.filter.UserPattern;

class ReplaySelectionTest {
    /** Alice's. */
    private static final MessageStoreEvent EVENT = Events.appended("INBOX", 1);

    private static final String BODY = new EventFormat().write(EVENT);
    private static final Instant HAPPENED = EVENT.timestamp();
    private static final Duration MILLI = Duration.ofMillis(1);

    @Test
    void allShouldBeSelectedWhenNothingIsSaid() {
        assertThat(ReplaySelection.ALL.selects(BODY)).isTrue();
    }

    @Test
    void timeShouldBeFromInclusiveToExclusive() {
        assertThat(between(HAPPENED, HAPPENED.plus(MILLI)).selects(BODY)).isTrue();
        assertThat(between(HAPPENED.plus(MILLI), HAPPENED.plusSeconds(9)).selects(BODY))
                .isFalse();
        assertThat(between(HAPPENED.minusSeconds(9), HAPPENED).selects(BODY)).isFalse();
    }

    @Test
    void namesShouldSelectWhatIsToldByThem() {
        assertThat(named(EventName.MESSAGE_APPEND, EventName.LOGIN).selects(BODY))
                .isTrue();
        assertThat(named(EventName.MESSAGE_NEW).selects(BODY)).isFalse();
    }

    @Test
    void userShouldSelectWhatConcernsHim() {
        assertThat(of("alice@example.com").selects(BODY)).isTrue();
        assertThat(of("*@EXAMPLE.com").selects(BODY)).isTrue();
        assertThat(of("bob@example.com").selects(BODY)).isFalse();
        assertThat(of("alice").selects(BODY)).isFalse();
    }

    @Test
    void whatIsNoEventShouldBeSaidToBeNone() {
        assertThatThrownBy(() -> ReplaySelection.ALL.selects("{\"type\":\"org.ietf.rfc5423.Login\",\"data\":{}}"))
                .isInstanceOf(EventFormatException.class)
                .hasMessageContaining("data.timestamp");
    }

    private static ReplaySelection between(Instant from, Instant to) {
        return new ReplaySelection(Optional.of(from), Optional.of(to), Set.of(), Optional.empty());
    }

    private static ReplaySelection named(EventName... names) {
        return new ReplaySelection(Optional.empty(), Optional.empty(), Set.of(names), Optional.empty());
    }

    private static ReplaySelection of(String user) {
        return new ReplaySelection(Optional.empty(), Optional.empty(), Set.of(), Optional.of(UserPattern.of(user)));
    }
}
