// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.expiry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.msgevents.filter.MailboxSelector;
import org.msgevents.filter.MailboxSelectorParser;
import org.msgevents.filter.UserPattern;
import org.msgevents.settings.SettingsParser;
import org.msgevents.settings.SettingsParsers;
import org.msgevents.settings.SettingsReader;

/** Reads the {@code expiry} elements of a configuration. Faults go to the reader, all of them. */
public final class ExpirySettings {
    private static final SettingsParser<Duration> AT_LEAST_A_SECOND =
            SettingsParser.of("a duration of a second at least, such as 30d, 12h or 90s", text -> {
                Duration duration = SettingsParsers.DURATION.parse().apply(text);
                if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
                    throw new IllegalArgumentException(text);
                }
                return duration;
            });

    private ExpirySettings() {}

    /**
     * The rules below {@code root}, as far as they are without fault.
     *
     * @param delimiter between the levels of a mailbox name
     */
    public static List<ExpiryRule> read(SettingsReader root, char delimiter) {
        List<ExpiryRule> rules = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (SettingsReader settings : root.children("expiry")) {
            Optional<String> name = settings.requiredAttribute("name", SettingsParsers.NAME);
            name.filter(known -> !names.add(known))
                    .ifPresent(known -> settings.fault("stands more than once", "a name of its own for each expiry"));
            rule(name.orElse(""), settings, delimiter).ifPresent(rules::add);
        }
        return rules;
    }

    private static Optional<ExpiryRule> rule(String name, SettingsReader settings, char delimiter) {
        Optional<List<MailboxSelector>> mailboxes =
                settings.required("mailboxes", MailboxSelectorParser.withDelimiter(delimiter));
        List<UserPattern> users = settings.value("users", UserPattern.LIST).orElse(List.of());
        Optional<Duration> age = settings.required("age", AT_LEAST_A_SECOND);
        Optional<Duration> schedule = settings.value("schedule", AT_LEAST_A_SECOND);
        return mailboxes.flatMap(selected -> age.map(old -> new ExpiryRule(name, users, selected, old, schedule)));
    }
}
