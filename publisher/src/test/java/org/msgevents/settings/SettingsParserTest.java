// SPDX-License-Identifier: Apache-2.0
package org.msgevents.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgevents.settings.SettingsParser.Confidentiality;

class SettingsParserTest {
    @ParameterizedTest
    @CsvSource({"0B, 0", "1B, 1", "64KiB, 65536", "2MiB, 2097152", "999999999GiB, 1073741822926258176"})
    void sizeShouldBeInOctets(String text, long octets) {
        assertThat(SettingsParsers.SIZE.parse().apply(text)).isEqualTo(octets);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "64", "64kb", "64 KiB", "-1KiB", "1.5MiB", "1TiB", "1000000000B"})
    void sizeShouldBeANumberAndAUnit(String text) {
        assertThatThrownBy(() -> SettingsParsers.SIZE.parse().apply(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "htps://crm.example.com/hooks, 'htps://crm.example.com/hooks'",
        "https://bob:pass@crm.example.com/hooks, 'https://***@crm.example.com/hooks'",
        "https://bob:p@s/s?w#rd@crm.example.com, 'https://***@crm.example.com'",
        "bob:pass@crm.example.com, '***@crm.example.com'",
        "//crm.example.com?token=t0ken, '//crm.example.com?***'",
        "https://crm.example.com/hooks#fragment?x, 'https://crm.example.com/hooks#***'",
        "https://crm.example.com/?mail=bob@example.com, 'https://***@example.com'"
    })
    void urlShouldBeShownWithoutWhatMayBeSecret(String url, String shown) {
        assertThat(Confidentiality.URL.show(url)).isEqualTo("'" + shown + "'");
    }

    @Test
    void faultShouldShowNoMoreThanItMay() {
        SettingsParser<Object> plain = SettingsParser.of("a number", SettingsParserTest::refuse);
        SettingsParser<Object> url = SettingsParser.ofUrl("a URL", SettingsParserTest::refuse);
        SettingsParser<Object> secret = SettingsParser.ofSecret("a secret", SettingsParserTest::refuse);
        SettingsReader reader = SettingsReader.of(node("root", "hush", Map.of("plain", "one", "url", "x://me@there")));

        reader.text(secret);
        reader.attribute("plain", plain);
        reader.attribute("url", url);

        assertThatThrownBy(() -> reader.finish("file"))
                .hasMessageContainingAll(
                        "root: the value; wanted: a secret",
                        "root/@plain: 'one'; wanted: a number",
                        "root/@url: 'x://***@there'; wanted: a URL")
                .hasMessageNotContaining("hush");
    }

    @Test
    void requiredShouldBeAFaultWhenThereIsNone() {
        SettingsParser<String> any = SettingsParser.of("a text", text -> text);
        SettingsReader reader =
                SettingsReader.of(new SettingsNode("root", Optional.empty(), Map.of("given", "x"), List.of()));

        Optional<String> text = reader.requiredText(any);
        Optional<String> given = reader.requiredAttribute("given", any);
        Optional<String> missing = reader.requiredAttribute("missing", any);

        assertThat(given).hasValue("x");
        assertThat(text).isEmpty();
        assertThat(missing).isEmpty();
        assertThatThrownBy(() -> reader.finish("file"))
                .hasMessageContainingAll("2 fault(s)", "root: is empty; wanted: a text", "root/@missing: is missing");
    }

    private static SettingsNode node(String name, String text, Map<String, String> attributes) {
        return new SettingsNode(name, Optional.of(text), attributes, List.of());
    }

    private static Object refuse(String text) {
        throw new IllegalArgumentException(text);
    }
}
