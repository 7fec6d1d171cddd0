// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.mechanism.webhook.WebhookFixture.element;
import static org.msgevents.mechanism.webhook.WebhookFixture.empty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.msgevents.settings.Fault;
import org.msgevents.settings.InvalidSettingsException;
import org.msgevents.settings.SettingsNode;
import org.msgevents.settings.SettingsReader;
import org.msgevents.subscription.RetrySchedule;

/** The page docs/mechanisms/webhook.md, held against the code. */
class WebhookDocumentationTest {
    private static final Path PAGE = Path.of("../../docs/mechanisms/webhook.md");
    private static final Pattern KEY = Pattern.compile("(?m)^\\| `([a-zA-Z]+(?:/@[a-z]+)?)` \\|");

    /** An element or attribute of this name makes the reader tell which ones it knows. */
    private static final String UNKNOWN = "unknown";

    @Test
    void pageShouldListTheKeysThatAreRead() throws IOException {
        assertThat(documented()).isEqualTo(known());
    }

    @Test
    void pageShouldTellTheDefaults() throws IOException {
        assertThat(rowOf("connectTimeout")).contains("`" + seconds(WebhookConfiguration.DEFAULT_CONNECT_TIMEOUT) + "`");
        assertThat(rowOf("requestTimeout")).contains("`" + seconds(WebhookConfiguration.DEFAULT_REQUEST_TIMEOUT) + "`");
    }

    @Test
    void pageShouldTellTheRetrySchedule() throws IOException {
        String waits = RetrySchedule.STANDARD_WEBHOOKS.waits().stream()
                .map(wait -> wait.toHours() > 0
                        ? wait.toHours() + "h"
                        : wait.toMinutes() > 0 ? wait.toMinutes() + "m" : wait.toSeconds() + "s")
                .collect(Collectors.joining(" "));

        assertThat(Files.readString(PAGE)).contains("<retry>" + waits + "</retry>");
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + "s";
    }

    private static String rowOf(String key) throws IOException {
        try (Stream<String> lines = Files.lines(PAGE)) {
            return lines.filter(line -> line.startsWith("| `" + key + "` ")).collect(Collectors.joining());
        }
    }

    private static Set<String> documented() throws IOException {
        return KEY.matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult key) -> key.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The elements, and the attributes of those that have any. */
    private static Set<String> known() {
        Set<String> keys = new TreeSet<>(namesIn(faultAt("webhook/" + UNKNOWN, element(UNKNOWN))));
        Set<String> attributes = keys.stream()
                .flatMap(key -> attributesOf(key).map(attribute -> key + "/@" + attribute))
                .collect(Collectors.toSet());
        keys.addAll(attributes);
        return keys;
    }

    private static Stream<String> attributesOf(String key) {
        return namesIn(faultAt("webhook/" + key + "/@" + UNKNOWN, empty(key, Map.of(UNKNOWN, "")))).stream();
    }

    private static Fault faultAt(String path, SettingsNode child) {
        SettingsReader settings = SettingsReader.of(element("webhook", child));
        WebhookConfiguration.from(settings);
        try {
            settings.finish("test");
            throw new AssertionError("no fault at " + path);
        } catch (InvalidSettingsException invalid) {
            return invalid.faults().stream()
                    .filter(fault -> fault.path().equals(path))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Of a fault's {@code one of [a, b]}. */
    private static Set<String> namesIn(Fault unknown) {
        String names = unknown.wanted().replace("one of [", "").replace("]", "");
        return Stream.of(names.split(", ")).filter(name -> !name.isEmpty()).collect(Collectors.toSet());
    }
}
