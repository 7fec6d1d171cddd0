// SPDX-License-Identifier: Apache-2.0
package org.msgevents.subscription;

import java.util.Map;
import java.util.TreeMap;

import org.msgevents.settings.SettingsParser;
import org.msgevents.settings.SettingsParsers;
import org.msgevents.settings.SettingsReader;

/** Reads how a subscription's events are to be delivered. */
final class DeliveryTermsReader {
    private static final Map<String, OnExhausted> ON_EXHAUSTED =
            new TreeMap<>(Map.of("park", OnExhausted.PARK, "block", OnExhausted.BLOCK, "drop", OnExhausted.DROP));
    private static final SettingsParser<Integer> IN_FLIGHT =
            SettingsParser.of("a number from 1 to " + DeliveryTerms.MOST_IN_FLIGHT, DeliveryTermsReader::inFlight);
    private static final SettingsParser<Rate> RATE =
            SettingsParser.of("a rate such as 100/s, 600/m or 1000/h, up to 999999", Rate::parse);

    private DeliveryTermsReader() {}

    static DeliveryTerms read(SettingsReader settings) {
        return new DeliveryTerms(
                settings.value("retry", SettingsParsers.listOf(SettingsParsers.DURATION))
                        .map(RetrySchedule::new)
                        .orElse(DeliveryTerms.STANDARD.retry()),
                settings.value("onExhausted", SettingsParsers.oneOf(ON_EXHAUSTED))
                        .orElse(DeliveryTerms.STANDARD.onExhausted()),
                settings.value("maxInFlight", IN_FLIGHT).orElse(DeliveryTerms.STANDARD.maxInFlight()),
                settings.value("rate", RATE));
    }

    private static int inFlight(String text) {
        int number = Integer.parseInt(text);
        if (number < 1 || number > DeliveryTerms.MOST_IN_FLIGHT) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }
}
