// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;

import org.junit.jupiter.api.Test;

class MessageStoreEventTest {
    private static final MessageStoreEvent LOGIN = Samples.full(EventName.LOGIN);

    @Test
    void timestampShouldBeCutToMilliseconds() {
        Instant precise = Instant.parse("2026-01-01T00:00:00.123999Z");

        MessageStoreEvent event =
                new MessageStoreEvent(LOGIN.id(), LOGIN.name(), precise, LOGIN.key(), LOGIN.parameters());

        assertThat(event.timestamp()).isEqualTo(Instant.parse("2026-01-01T00:00:00.123Z"));
    }

    @Test
    void eventShouldRefuseParametersThatAreNotOfItsName() {
        assertThatThrownBy(() -> LOGIN.with(Parameters.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Login without its parameter");
    }

    @Test
    void withShouldKeepAllElse() {
        MessageStoreEvent bare = Samples.bare(EventName.LOGIN);

        assertThat(LOGIN.with(bare.parameters())).isEqualTo(bare);
    }

    @Test
    void orderingKeyShouldNotBeEmptyNorUnwritable() {
        assertThat(OrderingKey.ofMailbox("12"))
                .isEqualTo(OrderingKey.ofUser("12"))
                .hasToString("12");
        assertThatThrownBy(() -> OrderingKey.ofMailbox("")).hasMessage("an ordering key must not be empty");
        assertThatThrownBy(() -> OrderingKey.ofUser("\uD83D")).isInstanceOf(IllegalArgumentException.class);
    }
}
