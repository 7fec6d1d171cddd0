// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.expiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.james.core.Username;
import org.junit.jupiter.api.Test;
import org.msgevents.settings.SettingsNode;
import org.msgevents.settings.SettingsReader;

class ExpirySettingsTest {
    @Test
    void ruleShouldBeReadWhole() {
        List<ExpiryRule> rules = read(expiry(
                "old",
                text("mailboxes", "subtree Trash"),
                text("users", "*@example.com"),
                text("age", "30d"),
                text("schedule", "1d")));

        assertThat(rules).singleElement().satisfies(rule -> {
            assertThat(rule.name()).isEqualTo("old");
            assertThat(rule.age()).isEqualTo(Duration.ofDays(30));
            assertThat(rule.schedule()).hasValue(Duration.ofDays(1));
            assertThat(rule.concerns("Trash.2020")).isTrue();
            assertThat(rule.concerns("INBOX")).isFalse();
            assertThat(rule.concerns(Username.of("alice@example.com"))).isTrue();
            assertThat(rule.concerns(Username.of("alice@example.net"))).isFalse();
        });
    }

    @Test
    void ruleShouldConcernEveryUserAndRunOnDemandWhenNothingElseIsSaid() {
        List<ExpiryRule> rules = read(expiry("old", text("mailboxes", "inboxes"), text("age", "1s")));

        assertThat(rules).singleElement().satisfies(rule -> {
            assertThat(rule.schedule()).isEmpty();
            assertThat(rule.concerns(Username.of("bob"))).isTrue();
        });
    }

    @Test
    void faultsShouldAllBeTold() {
        assertThatThrownBy(() -> read(
                        expiry("old", text("age", "500ms")),
                        expiry("old", text("mailboxes", "everything"), text("age", "soon"), text("schedule", "0s"))))
                .hasMessageContaining("expiry[old]/age: '500ms'; wanted: a duration of a second at least")
                .hasMessageContaining("expiry[old]: stands more than once")
                .hasMessageContaining("mailboxes: is missing")
                .hasMessageContaining("'everything'")
                .hasMessageContaining("'soon'")
                .hasMessageContaining("'0s'");
    }

    private static List<ExpiryRule> read(SettingsNode... expiry) {
        SettingsReader root =
                SettingsReader.of(new SettingsNode("messageStoreEvents", Optional.empty(), Map.of(), List.of(expiry)));
        List<ExpiryRule> rules = ExpirySettings.read(root, '.');
        root.finish("test");
        return rules;
    }

    private static SettingsNode expiry(String name, SettingsNode... children) {
        return new SettingsNode(
                "expiry",
                Optional.empty(),
                Map.of("name", name),
                Stream.of(children).toList());
    }

    private static SettingsNode text(String name, String text) {
        return new SettingsNode(name, Optional.of(text), Map.of(), List.of());
    }
}
