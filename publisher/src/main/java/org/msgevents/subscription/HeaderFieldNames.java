// SPDX-License-Identifier: Apache-2.0
package org.msgevents.subscription;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.msgevents.headerfield.FieldNames;
import org.msgevents.headerfield.HeaderFieldRegistry;
import org.msgevents.headerfield.HeaderFieldSpecification;
import org.msgevents.settings.SettingsParser;
import org.msgevents.settings.SettingsParsers;
import org.msgevents.settings.SettingsReader;

/** Reads the names of the header fields that a subscription asks for. */
final class HeaderFieldNames {
    private static final int MOST = 100;
    private static final SettingsParser<List<String>> NAMES = SettingsParsers.listOf(SettingsParser.of(
            "up to " + MOST + " names of header fields, each 1 to " + FieldNames.MOST
                    + " printable ASCII characters, none of them ':'",
            HeaderFieldNames::name));

    private HeaderFieldNames() {}

    /** As the registry spells them, or the operator; more than can be meant, or one that stands twice, is a fault. */
    static List<String> read(SettingsReader settings) {
        Optional<SettingsReader> element = settings.child("headerFields");
        List<String> names = element.flatMap(found -> found.requiredText(NAMES)).orElse(List.of());
        long different = names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .distinct()
                .count();
        if (different < names.size() || names.size() > MOST) {
            element.ifPresent(found ->
                    found.fault("has " + names.size() + " names, " + different + " of them different", NAMES.wanted()));
        }
        return names;
    }

    private static String name(String text) {
        if (!FieldNames.isFieldName(text)) {
            throw new IllegalArgumentException(text);
        }
        return HeaderFieldRegistry.bundled()
                .find(text)
                .map(HeaderFieldSpecification::name)
                .orElse(text);
    }
}
