// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

import org.msgevents.settings.SettingsParser;
import org.msgevents.settings.SettingsReader;

/**
 * Where an outbox lies and how it keeps.
 *
 * @param directory the outbox's own; created when missing, readable by nobody else
 * @param repeatWindow how long after its append an event's id is known, at least, even when everybody has had the event; not negative
 */
public record OutboxConfiguration(Path directory, Durability durability, Duration repeatWindow) {
    static final Duration DEFAULT_REPEAT_WINDOW = Duration.ofHours(1);

    public OutboxConfiguration {
        if (repeatWindow.isNegative()) {
            throw new IllegalArgumentException("repeat window " + repeatWindow + " is negative");
        }
    }

    /** As {@code disk} as an outbox can be, with a repeat window of one hour. */
    public static OutboxConfiguration of(Path directory) {
        return new OutboxConfiguration(directory, Durability.DISK, DEFAULT_REPEAT_WINDOW);
    }

    /**
     * Reads {@code <directory>} and {@code <durability>}.
     *
     * @param outbox the element {@code <outbox>}, absent when everything is left to the defaults
     * @param paths finds the place that a text such as {@code file://var/message-store-events} names; throws
     *     {@link IllegalArgumentException} for one that names none
     * @param defaultDirectory where the outbox lies when nothing is said
     */
    public static OutboxConfiguration from(
            Optional<SettingsReader> outbox, Function<String, Path> paths, Path defaultDirectory) {
        SettingsParser<Path> directory =
                SettingsParser.of("a directory, such as file://var/message-store-events", paths);
        return new OutboxConfiguration(
                outbox.flatMap(settings -> settings.value("directory", directory))
                        .orElse(defaultDirectory),
                outbox.flatMap(settings -> settings.value("durability", Durability.PARSER))
                        .orElse(Durability.DISK),
                DEFAULT_REPEAT_WINDOW);
    }
}
