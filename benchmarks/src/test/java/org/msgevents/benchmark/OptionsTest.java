// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;

import org.junit.jupiter.api.Test;

class OptionsTest {
    private static final Map<String, String> DEFAULTS = Map.of("rounds", "10", "receiver", "taking");

    @Test
    void parseShouldTakeWhatIsGivenAndTheDefaultsForTheRest() {
        Options options = parse("--rounds", "3");

        assertThat(options.number("rounds")).isEqualTo(3);
        assertThat(options.text("receiver")).isEqualTo("taking");
    }

    @Test
    void parseShouldNameWhatThereIsWhenAnOptionIsUnknown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("--round", "3"))
                .withMessageContaining("--round")
                .withMessageContaining("rounds");
    }

    @Test
    void parseShouldRefuseAnOptionWithoutValue() {
        assertThatIllegalArgumentException().isThrownBy(() -> parse("--rounds")).withMessageContaining("--rounds");
    }

    @Test
    void numberShouldBeRefusedWhenItIsNone() {
        Options options = parse("--rounds", "0");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.number("rounds"))
                .withMessageContaining("rounds");
    }

    @Test
    void directoryShouldBeTheOneGiven() {
        Options options = parse("--directory", "/mnt/disk");

        assertThat(options.directory()).hasToString("/mnt/disk");
    }

    private static Options parse(String... arguments) {
        return Options.parse(arguments, DEFAULTS);
    }
}
