// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.msgevents.james.reconcile.ReconcileSettings.AtStart;
import org.msgevents.settings.InvalidSettingsException;
import org.msgevents.settings.SettingsNode;
import org.msgevents.settings.SettingsReader;
import org.msgevents.subscription.Rate;

class ReconcileSettingsTest {
    @Test
    void readShouldHaveDefaults() {
        assertThat(read()).isEqualTo(ReconcileSettings.DEFAULT);
        assertThat(ReconcileSettings.DEFAULT.interval()).isEqualTo(Duration.ofMillis(20));
    }

    @Test
    void readShouldReadWhatIsSet() {
        ReconcileSettings settings = read(node("atStart", "false"), node("pace", "600/m"), node("patience", "5m"));

        assertThat(settings)
                .isEqualTo(new ReconcileSettings(AtStart.NOTHING, Rate.parse("600/m"), Duration.ofMinutes(5)));
        assertThat(settings.interval()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void readShouldTellAllFaults() {
        assertThatThrownBy(() -> read(
                        node("atStart", "never"), node("pace", "fast"), node("patience", "2h"), node("often", "1")))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("messageStoreEvents/reconcile/atStart")
                .hasMessageContaining("messageStoreEvents/reconcile/pace")
                .hasMessageContaining("a duration of 1s to 1h")
                .hasMessageContaining("messageStoreEvents/reconcile/often");
    }

    private static ReconcileSettings read(SettingsNode... settings) {
        SettingsNode reconcile = new SettingsNode("reconcile", Optional.empty(), Map.of(), List.of(settings));
        SettingsReader root = SettingsReader.of(
                new SettingsNode("messageStoreEvents", Optional.empty(), Map.of(), List.of(reconcile)));
        ReconcileSettings read = ReconcileSettings.read(root);
        root.finish("a test");
        return read;
    }

    private static SettingsNode node(String name, String text) {
        return new SettingsNode(name, Optional.of(text), Map.of(), List.of());
    }
}
