// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import org.msgevents.settings.SettingsParser;

/** What an event survives once its append has completed. */
public enum Durability {
    /** A power cut: the disk has it. */
    DISK,
    /** A killed process: the operating system has it, the disk at most 10 milliseconds later. */
    OS;

    static final SettingsParser<Durability> PARSER = SettingsParser.of(
            Arrays.stream(values()).map(Durability::word).collect(Collectors.joining(" or ")), Durability::parse);

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Durability parse(String word) {
        return Arrays.stream(values())
                .filter(durability -> durability.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no durability"));
    }
}
