// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventIdTest {
    private static final EventId ADDED = EventId.ofAddedMessages("12", 7, UidSet.parse("1:2"));
    private static final EventId TOLD = EventId.of("x", EventName.FLAGS_SET, "12", "1:2");

    @Test
    void idShouldStayTheSameFromVersionToVersion() {
        assertThat(ADDED).hasToString("cfab6677-b587-3f6c-b3fd-f37a33249060");
        assertThat(TOLD).hasToString("97a4ecb7-922d-3352-be5b-aac909db5f82");
    }

    @Test
    void idsOfAddedMessagesShouldBeAlikeWhoeverTellsThem() {
        assertThat(EventId.ofAddedMessages("12", 7, UidSet.of(Set.of(2L, 1L)))).isEqualTo(ADDED);
    }

    @Test
    void idsOfAddedMessagesShouldDifferWithMailboxUidValidityAndUids() {
        assertThat(ADDED)
                .isNotEqualTo(EventId.ofAddedMessages("13", 7, UidSet.parse("1:2")))
                .isNotEqualTo(EventId.ofAddedMessages("12", 8, UidSet.parse("1:2")))
                .isNotEqualTo(EventId.ofAddedMessages("12", 7, UidSet.parse("1")))
                .isNotEqualTo(EventId.ofAddedMessages("1", 27, UidSet.parse("1:2")));
    }

    @Test
    void idsShouldDifferWithSourceNameAndDetail() {
        assertThat(TOLD)
                .isEqualTo(EventId.of("x", EventName.FLAGS_SET, "12", "1:2"))
                .isNotEqualTo(EventId.of("y", EventName.FLAGS_SET, "12", "1:2"))
                .isNotEqualTo(EventId.of("x", EventName.FLAGS_CLEAR, "12", "1:2"))
                .isNotEqualTo(EventId.of("x", EventName.FLAGS_SET, "121:2"))
                .isNotEqualTo(EventId.of("x", EventName.FLAGS_SET, "12\u00001:2"))
                .isNotEqualTo(EventId.of("x", EventName.FLAGS_SET, "12", "1:2", ""));
    }

    @Test
    void parseShouldReadWhatToStringWroteInEitherCase() {
        assertThat(EventId.parse(ADDED.toString())).isEqualTo(ADDED);
        assertThat(EventId.parse("5B0C1F4E-3F0E-4D0B-9D0E-0D2C7D6A6F10"))
                .hasToString("5b0c1f4e-3f0e-4d0b-9d0e-0d2c7d6a6f10");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "5b0c1f4e3f0e4d0b9d0e0d2c7d6a6f10",
                "{5b0c1f4e-3f0e-4d0b-9d0e-0d2c7d6a6f10}",
                "5b0c1f4e-3f0e-4d0b-9d0e-0d2c7d6a6f1g",
                " 5b0c1f4e-3f0e-4d0b-9d0e-0d2c7d6a6f10"
            })
    void parseShouldRefuseWhatIsNoUuid(String text) {
        assertThatThrownBy(() -> EventId.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a UUID");
    }
}
