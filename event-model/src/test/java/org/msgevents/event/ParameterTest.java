// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParameterTest {
    static List<Parameter<?>> parameters() {
        return Parameter.all();
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void findShouldKnowEachParameterAsItIsSpelt(Parameter<?> parameter) {
        assertThat(Parameter.find(parameter.wireName()).orElseThrow()).isEqualTo(parameter);
    }

    @Test
    void findShouldNotGuess() {
        assertThat(Parameter.find("uri ")).isEmpty();
        assertThat(Parameter.find("mailboxId")).isEmpty();
    }

    @Test
    void allShouldNotHaveANameTwice() {
        assertThat(Parameter.all().stream().map(Parameter::wireName)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void meaningShouldBeASentence(Parameter<?> parameter) {
        assertThat(parameter.meaning()).matches("[A-Z].*\\.").doesNotContain("|");
    }

    @ParameterizedTest
    @MethodSource("parameters")
    <T> void typeShouldReadWhatItWrites(Parameter<T> parameter) {
        T value = Samples.full(new EventName("vnd.acme.Any", EventGroup.MESSAGE))
                .parameters()
                .get(parameter)
                .orElseThrow();

        Object json = parameter.type().toJson(value);

        assertThat(json).isInstanceOfAny(String.class, Long.class, Map.class);
        assertThat(parameter.type().fromJson(json)).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void typeShouldRefuseWhatIsNeitherTextNorNumber(Parameter<?> parameter) {
        for (Object json : List.of(List.of(), 1.5, true)) {
            assertThatThrownBy(() -> parameter.type().fromJson(json)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void typeShouldNotTakeANumberForATextNorATextForANumber() {
        assertThatThrownBy(() -> Parameter.USER.type().fromJson(7L)).hasMessage("wanted a string");
        assertThatThrownBy(() -> Parameter.MODSEQ.type().fromJson("7"))
                .hasMessage("wanted an integer from 0 to 2^63-1");
        assertThat(Parameter.MODSEQ.type().fromJson(7)).isEqualTo(7L);
    }
}
