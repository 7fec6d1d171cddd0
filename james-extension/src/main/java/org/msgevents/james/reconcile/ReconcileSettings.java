// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.reconcile;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.msgevents.settings.SettingsParser;
import org.msgevents.settings.SettingsParsers;
import org.msgevents.settings.SettingsReader;
import org.msgevents.subscription.Rate;

/**
 * How what was missed is looked for.
 *
 * @param atStart whether James' start begins a run
 * @param pace how many mailboxes are looked into at most
 * @param patience how long what James has stored may be under way to us: not before is it taken for missed
 */
public record ReconcileSettings(AtStart atStart, Rate pace, Duration patience) {
    /** What James' start does. */
    public enum AtStart {
        RUN,
        NOTHING
    }

    public static final ReconcileSettings DEFAULT =
            new ReconcileSettings(AtStart.RUN, Rate.parse("50/s"), Duration.ofMinutes(1));

    private static final SettingsParser<AtStart> AT_START =
            SettingsParsers.oneOf(Map.of("true", AtStart.RUN, "false", AtStart.NOTHING));
    private static final SettingsParser<Rate> PACE =
            SettingsParser.of("a number of mailboxes from 1 to 999999 and a unit of time, such as 50/s", Rate::parse);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final SettingsParser<Duration> PATIENCE =
            SettingsParser.of("a duration of 1s to 1h, such as 30s or 5m", text -> {
                Duration duration = SettingsParsers.DURATION.parse().apply(text);
                if (duration.compareTo(Duration.ofSeconds(1)) < 0 || duration.compareTo(LONGEST) > 0) {
                    throw new IllegalArgumentException(text);
                }
                return duration;
            });

    /** Reads {@code reconcile} below {@code root}. Faults go to the reader, all of them. */
    public static ReconcileSettings read(SettingsReader root) {
        Optional<SettingsReader> reconcile = root.child("reconcile");
        return new ReconcileSettings(
                reconcile
                        .flatMap(settings -> settings.value("atStart", AT_START))
                        .orElse(DEFAULT.atStart),
                reconcile.flatMap(settings -> settings.value("pace", PACE)).orElse(DEFAULT.pace),
                reconcile
                        .flatMap(settings -> settings.value("patience", PATIENCE))
                        .orElse(DEFAULT.patience));
    }

    /** The time from one mailbox to the next. */
    Duration interval() {
        return pace.per().dividedBy(pace.attempts());
    }
}
