// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

import org.msgevents.settings.SettingsParser;
import org.msgevents.settings.SettingsParsers;
import org.msgevents.settings.SettingsReader;

/** Reads how much an outbox may keep. */
final class LimitsReader {
    private static final Map<String, OnFull> ON_FULL =
            new TreeMap<>(Map.of("refuse", OnFull.REFUSE, "dropOldest", OnFull.DROP_OLDEST, "pause", OnFull.PAUSE));

    private static final List<String> BOUNDS = List.of("maxPending", "maxBytes", "maxAge");

    private static final SettingsParser<Long> COUNT =
            SettingsParser.of("a number from 1 to 999999999", text -> positive(count(text)));
    private static final SettingsParser<Long> SIZE =
            SettingsParser.of("a size of at least 1B, such as 64KiB, 500MiB or 2GiB", text -> positive(octets(text)));
    private static final SettingsParser<Long> FLOOR =
            SettingsParser.of("a size such as 64MiB or 2GiB, or 0B for none", LimitsReader::octets);

    private LimitsReader() {}

    /** @param outbox the element {@code <outbox>} */
    static Limits read(SettingsReader outbox) {
        Bounds overall = Bounds.NONE;
        Map<String, Bounds> bySubscription = new HashMap<>();
        boolean overallSeen = false;
        List<SettingsReader> limits = outbox.children("limit");
        for (SettingsReader limit : limits) {
            Bounds bounds = bounds(limit);
            String name = limit.attribute("subscription", SettingsParsers.NAME).orElse("");
            boolean forAll = !limit.node().attributes().containsKey("subscription");
            boolean again = forAll ? overallSeen : bySubscription.put(name, bounds) != null;
            if (again) {
                limit.fault("stands twice for the same", "at most one without @subscription, and one of each");
            }
            if (forAll) {
                overallSeen = true;
                overall = bounds;
            }
        }
        return new Limits(
                overall, bySubscription, outbox.value("minFreeDisk", FLOOR).orElse(Limits.DEFAULT_MIN_FREE_DISK));
    }

    private static Bounds bounds(SettingsReader limit) {
        if (BOUNDS.stream().noneMatch(limit.node().attributes()::containsKey)) {
            limit.fault("bounds nothing", "one of @maxPending, @maxBytes and @maxAge, or more");
        }
        return new Bounds(
                limit.attribute("maxPending", COUNT).map(OptionalLong::of).orElse(OptionalLong.empty()),
                limit.attribute("maxBytes", SIZE).map(OptionalLong::of).orElse(OptionalLong.empty()),
                limit.attribute("maxAge", SettingsParsers.DURATION).filter(age -> isPositive(limit, age.isZero())),
                limit.attribute("onFull", SettingsParsers.oneOf(ON_FULL)).orElse(OnFull.REFUSE));
    }

    private static boolean isPositive(SettingsReader limit, boolean zero) {
        if (zero) {
            limit.fault("@maxAge is 0", "a duration such as 30d");
        }
        return !zero;
    }

    private static long count(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException(text);
        }
        return Long.parseLong(text);
    }

    private static long octets(String text) {
        return SettingsParsers.SIZE.parse().apply(text);
    }

    private static long positive(long number) {
        if (number < 1) {
            throw new IllegalArgumentException("0");
        }
        return number;
    }
}
