// SPDX-License-Identifier: Apache-2.0
package org.msgevents.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {
    @Test
    void finishShouldBeSilentWhenAllIsRight() {
        SettingsReader reader = reader(node("wait", "5s"));

        assertThat(reader.value("wait", SettingsParsers.DURATION)).hasValue(Duration.ofSeconds(5));
        assertThatCode(() -> reader.finish("x.xml")).doesNotThrowAnyException();
    }

    @Test
    void finishShouldTellAllFaultsInOneMessage() {
        SettingsReader reader = reader(node("wait", "5"), node("color", "red"), node("twice", "a"), node("twice", "b"));
        reader.value("wait", SettingsParsers.DURATION);
        reader.required("url", SettingsParsers.TEXT);
        reader.value("twice", SettingsParsers.TEXT);

        assertThatThrownBy(() -> reader.finish("conf/x.xml"))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("conf/x.xml has 4 fault(s)")
                .hasMessageContaining("root/wait: '5'; wanted: a duration such as 500ms")
                .hasMessageContaining("root/url: is missing; wanted: a text")
                .hasMessageContaining("root/twice: stands 2 times; wanted: at most one")
                .hasMessageContaining("root/color: is not known; wanted: one of [twice, url, wait]");
    }

    @Test
    void faultShouldNotShowASecret() {
        SettingsReader reader = reader(node("key", "hunter2"));
        reader.value("key", SettingsParser.ofSecret("a long key", text -> {
            throw new IllegalArgumentException(text);
        }));

        assertThatThrownBy(() -> reader.finish("x.xml"))
                .hasMessageContaining("root/key: the value; wanted: a long key")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void unknownAttributesShouldBeFaults() {
        SettingsReader reader = SettingsReader.of(
                new SettingsNode("root", Optional.empty(), Map.of("known", "1", "other", "2"), List.of()));
        reader.attribute("known", SettingsParsers.TEXT);

        assertThatThrownBy(() -> reader.finish("x.xml")).hasMessageContaining("root/@other: is not known");
    }

    @Test
    void secretShouldNotPrintItself() {
        assertThat(new Secret("hunter2")).hasToString("***");
    }

    @ParameterizedTest
    @CsvSource({"500ms,PT0.5S", "30s,PT30S", "5m,PT5M", "2h,PT2H", "1d,PT24H", "0s,PT0S"})
    void durationShouldHaveAUnit(String text, Duration wanted) {
        assertThat(SettingsParsers.DURATION.parse().apply(text)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "-1s", "1.5s", "5 s", "5w", "99999999999s"})
    void durationShouldRefuseOtherForms(String text) {
        assertThatThrownBy(() -> SettingsParsers.DURATION.parse().apply(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static SettingsReader reader(SettingsNode... children) {
        return SettingsReader.of(new SettingsNode("root", Optional.empty(), Map.of(), List.of(children)));
    }

    private static SettingsNode node(String name, String text) {
        return new SettingsNode(name, Optional.of(text), Map.of(), List.of());
    }
}
