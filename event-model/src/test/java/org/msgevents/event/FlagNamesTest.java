// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlagNamesTest {
    @Test
    void ofShouldPutSystemFlagsFirstAndSortWithoutRegardToCase() {
        assertThat(FlagNames.of(List.of("$Work", "zebra", "\\Seen", "Apple", "\\answered")))
                .hasToString("\\answered \\Seen $Work Apple zebra");
    }

    @Test
    void ofShouldKeepCaseAndTheFirstOfTwoThatDifferInCase() {
        assertThat(FlagNames.of(List.of("Work", "WORK", "\\SEEN", "\\Seen")).names())
                .containsExactly("\\SEEN", "Work");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\Recent", "\\RECENT", "\\recent"})
    void ofShouldLeaveOutRecent(String recent) {
        assertThat(FlagNames.of(List.of(recent, "\\Seen"))).hasToString("\\Seen");
        assertThat(FlagNames.of(List.of(recent)).isEmpty()).isTrue();
    }

    @Test
    void ofShouldTellAFlagFromAKeywordOfItsName() {
        assertThat(FlagNames.of(List.of("Seen", "\\Seen", "Recent"))).hasToString("\\Seen Recent Seen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\tb", "a\r\nb", "nul\u0000", "del\u007F", "\uD83D"})
    void ofShouldRefuseWhatIsNoName(String name) {
        assertThatThrownBy(() -> FlagNames.of(List.of(name))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void parseShouldReadWhatToStringWrote() {
        FlagNames flags = FlagNames.of(List.of("$Wörk", "\\Flagged", "📬"));

        assertThat(FlagNames.parse(flags.toString())).isEqualTo(flags);
    }

    @Test
    void parseShouldReadNoFlags() {
        assertThat(FlagNames.parse("").isEmpty()).isTrue();
        assertThat(FlagNames.parse("")).hasToString("");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a  b", " a", "a ", "a\nb"})
    void parseShouldRefuseOtherSpaceThanOneBetweenNames(String text) {
        assertThatThrownBy(() -> FlagNames.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
