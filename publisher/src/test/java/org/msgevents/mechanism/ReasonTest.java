// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgevents.settings.Secret;

class ReasonTest {
    private static final Reason REASON = Reason.without(Stream.empty());

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\r\n\t", "\u0000\u001b\u202e\u2028\uFFFD"})
    void reasonShouldBeTheHeadlineWhenThereAreNoWords(String words) {
        assertThat(REASON.of("HTTP 500", words)).isEqualTo("HTTP 500");
    }

    @Test
    void reasonShouldBeOneLineOfPrintableCharacters() {
        String reason = REASON.of("HTTP 500", "\u001b[31mred\u001b[0m\r\nnext\u2028line\u202e\u200f!");

        assertThat(reason).isEqualTo("HTTP 500: [31mred [0m next line !");
    }

    @Test
    void reasonShouldBeCutBetweenCharacters() {
        List<String> reasons = Stream.of("", "x")
                .map(shift -> REASON.of("HTTP 500", shift + "\uD83D\uDE00".repeat(500)))
                .toList();

        assertThat(reasons).allSatisfy(reason -> assertThat(reason)
                .hasSizeBetween(Reason.MAX_LENGTH - 1, Reason.MAX_LENGTH)
                .endsWith("\uD83D\uDE00\u2026"));
    }

    @Test
    void reasonShouldNotBeCutWhenItFits() {
        String fitting = "x".repeat(Reason.MAX_LENGTH - "HTTP 500: ".length());

        assertThat(REASON.of("HTTP 500", fitting)).isEqualTo("HTTP 500: " + fitting);
        assertThat(REASON.of("HTTP 500", fitting + "y"))
                .hasSize(Reason.MAX_LENGTH)
                .endsWith("x\u2026");
    }

    @Test
    void reasonShouldHideTheLongestSecretFirst() {
        Reason discreet =
                Reason.without(Stream.of(new Secret("s3cret"), new Secret("s3cret.*-and-more"), new Secret("a")));

        assertThat(discreet.of("HTTP 401", "bad s3cret.*-and-more or s3cret")).isEqualTo("HTTP 401: bad *** or ***");
    }
}
