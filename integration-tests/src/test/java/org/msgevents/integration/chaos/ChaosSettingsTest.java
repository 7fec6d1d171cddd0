// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;

import org.junit.jupiter.api.Test;

class ChaosSettingsTest {
    private final Properties properties = new Properties();

    @Test
    void fromShouldGiveTheSameShortRunEachTimeWhenNothingIsSet() {
        assertThat(ChaosSettings.from(properties)).isEqualTo(new ChaosSettings(2, 5423, SteppedClock.Way.AHEAD));
    }

    @Test
    void fromShouldTakeWhatIsSet() {
        properties.setProperty("chaos.rounds", "200");
        properties.setProperty("chaos.seed", "-1");
        properties.setProperty("chaos.clock", "both");

        assertThat(ChaosSettings.from(properties)).isEqualTo(new ChaosSettings(200, -1, SteppedClock.Way.BOTH));
    }

    @Test
    void fromShouldChooseASeedWhenOnlyRoundsAreSet() {
        properties.setProperty("chaos.rounds", "200");

        assertThat(ChaosSettings.from(properties).seed())
                .isNotEqualTo(ChaosSettings.from(properties).seed());
    }

    @Test
    void fromShouldSayWhatIsNoNumber() {
        properties.setProperty("chaos.seed", "any");

        assertThatThrownBy(() -> ChaosSettings.from(properties)).hasMessage("chaos.seed: 'any'; wanted: a number");
    }

    @Test
    void fromShouldSayWhichWayTheClockMayGo() {
        properties.setProperty("chaos.clock", "back");

        assertThatThrownBy(() -> ChaosSettings.from(properties))
                .hasMessage("chaos.clock: 'back'; wanted: ahead or both");
    }

    @Test
    void fromShouldRefuseNoRounds() {
        properties.setProperty("chaos.rounds", "0");

        assertThatThrownBy(() -> ChaosSettings.from(properties)).hasMessage("chaos.rounds: 0; wanted: 1 or more");
    }

    @Test
    void shortRunShouldHaveAWorldOfEachKind() {
        assertThat(ChaosSettings.from(properties).roundsOfAWorld()).isOne();
    }
}
