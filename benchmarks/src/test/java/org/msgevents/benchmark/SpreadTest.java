// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void ofShouldTakeTheMiddleFigureWhateverTheOrder() {
        Spread spread = Spread.of(List.of(9.0, 1.0, 2.0));

        assertThat(spread).isEqualTo(new Spread(2, 1, 9));
    }

    @Test
    void ofShouldTakeTheMeanOfTheTwoInTheMiddle() {
        Spread spread = Spread.of(List.of(4.0, 1.0, 2.0, 9.0));

        assertThat(spread.median()).isEqualTo(3);
    }

    @Test
    void toStringShouldShowMedianLeastAndMost() {
        Spread spread = new Spread(0.974, 0.9, 1.02);

        assertThat(spread.toString(2)).isEqualTo("0.97 (0.90 to 1.02)");
    }

    @Test
    void spreadShouldForgetWhatWasCleared() {
        Figures figures = new Figures();
        figures.add("rate", 1);
        figures.clear();
        figures.add("rate", 5);

        Spread spread = figures.spread("rate");

        assertThat(spread).isEqualTo(new Spread(5, 5, 5));
    }

    @Test
    void spreadShouldBeRefusedWhenThereAreNoFigures() {
        Figures figures = new Figures();

        assertThatThrownBy(() -> figures.spread("rate")).hasMessageContaining("rate");
    }
}
