// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HeaderFieldsTest {
    @Test
    void valuesShouldBeCopied() {
        List<Object> ids = new ArrayList<>(List.of("a@b"));
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("References", ids));

        HeaderFields told = new HeaderFields(Map.of("fields", fields));
        ids.add("c@d");
        fields.clear();

        assertThat(told.json()).isEqualTo(Map.of("fields", Map.of("References", List.of("a@b"))));
    }

    @Test
    void numbersShouldBeEqualWhateverTheirSize() {
        Map<String, Object> fields = Map.of();

        assertThat(new HeaderFields(Map.of("fields", fields, "defects", List.of(Map.of("omitted", 3)))))
                .isEqualTo(new HeaderFields(Map.of("fields", fields, "defects", List.of(Map.of("omitted", 3L)))));
    }

    @ParameterizedTest
    @MethodSource("otherTrees")
    void otherTreesShouldBeRefused(Object tree) {
        assertThatThrownBy(() -> HeaderFields.fromJson(tree)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Stream<Object> otherTrees() {
        Map<String, Object> none = Map.of();
        return Stream.of(
                "fields",
                none,
                Map.of("fields", "Subject"),
                Map.of("fields", none, "defects", none),
                Map.of("fields", Map.of("Subject", 1.5)),
                Map.of("fields", Map.of("Subject", "\uD83D")));
    }
}
