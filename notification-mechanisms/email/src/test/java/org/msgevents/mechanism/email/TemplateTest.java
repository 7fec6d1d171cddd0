// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    @Test
    void fillShouldPutInValuesAsTheyAre() {
        assertThat(Template.parse("{user} has {{mail}: {subject}")
                        .fill(Map.of(Placeholder.USER, "alice", Placeholder.SUBJECT, "{event} $1 \\")))
                .containsExactly("alice has {mail}: {event} $1 \\");
    }

    @Test
    void fillShouldLeaveOutLinesWithoutAnyValue() {
        assertThat(Template.parse("Hello\n\n  User: {user}\n  From: {from}\n  {event} {from}")
                        .fill(Map.of(Placeholder.USER, "alice", Placeholder.EVENT, "Login")))
                .containsExactly("Hello", "", "User: alice", "Login");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{}", "{User}", "{user", "{nobody}", "{user {event}"})
    void parseShouldRefuseWhatIsNoPlaceholder(String text) {
        assertThatThrownBy(() -> Template.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
