// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
    private static final Parameters PARAMETERS = Parameters.builder()
            .put(Parameter.USER, "alice")
            .put(Parameter.MODSEQ, 7L)
            .build();

    @Test
    void getShouldGiveTheValueInItsType() {
        assertThat(PARAMETERS.get(Parameter.MODSEQ)).hasValue(7L);
        assertThat(PARAMETERS.get(Parameter.UIDNEXT)).isEmpty();
    }

    @Test
    void hasShouldTellWhatIsThere() {
        assertThat(PARAMETERS.has(Parameter.USER)).isTrue();
        assertThat(PARAMETERS.has(Parameter.ADMIN)).isFalse();
        assertThat(PARAMETERS.names()).containsExactly(Parameter.USER, Parameter.MODSEQ);
    }

    @Test
    void parametersShouldBeEqualWhateverTheOrder() {
        Parameters others = Parameters.builder()
                .put(Parameter.MODSEQ, 7L)
                .put(Parameter.USER, "alice")
                .build();

        assertThat(others).isEqualTo(PARAMETERS).hasSameHashCodeAs(PARAMETERS);
        assertThat(others).isNotEqualTo(Parameters.empty());
        assertThat(others).hasToString("{modseq=7, user=alice}");
    }

    @Test
    void builderShouldNotChangeWhatItBuilt() {
        Parameters.Builder builder = PARAMETERS.toBuilder();
        Parameters before = builder.build();

        builder.put(Parameter.MODSEQ, 8L);

        assertThat(before).isEqualTo(PARAMETERS);
        assertThat(builder.build().get(Parameter.MODSEQ)).hasValue(8L);
    }

    @Test
    void namesShouldNotBeChangeable() {
        assertThatThrownBy(() -> PARAMETERS.names().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> PARAMETERS.only(parameter -> true).names().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void onlyShouldKeepWhatIsWanted() {
        assertThat(PARAMETERS.only(Parameter.USER::equals).names()).containsExactly(Parameter.USER);
        assertThat(PARAMETERS.only(parameter -> false)).isEqualTo(Parameters.empty());
    }

    @Test
    void andShouldLetTheOthersStand() {
        Parameters others = Parameters.builder()
                .put(Parameter.MODSEQ, 8L)
                .put(Parameter.PID, 1L)
                .build();

        Parameters both = PARAMETERS.and(others);

        assertThat(both.names()).containsExactly(Parameter.USER, Parameter.MODSEQ, Parameter.PID);
        assertThat(both.get(Parameter.MODSEQ)).hasValue(8L);
    }

    @Test
    void putIfPresentShouldLetStandWhatIsThere() {
        Parameters.Builder builder = PARAMETERS.toBuilder();

        builder.putIfPresent(Parameter.USER, Optional.empty()).putIfPresent(Parameter.PID, Optional.of(1L));

        assertThat(builder.build())
                .isEqualTo(PARAMETERS.toBuilder().put(Parameter.PID, 1L).build());
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE})
    void putShouldRefuseANegativeNumber(long number) {
        assertThatThrownBy(() -> Parameters.builder().put(Parameter.MODSEQ, number))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("wanted an integer from 0 to 2^63-1, not " + number);
    }

    @Test
    void putShouldRefuseNoFlagsAtAll() {
        assertThatThrownBy(() -> Parameters.builder().put(Parameter.FLAG_NAMES, FlagNames.parse("")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("wanted at least one flag name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D", "a\uDCEC", "\uDCEC\uD83D", "ok📬\uD83D"})
    void putShouldRefuseATextThatUtf8CannotCarry(String text) {
        assertThatThrownBy(() -> Parameters.builder().putIfPresent(Parameter.USER, Optional.of(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("half of a surrogate pair");
    }
}
