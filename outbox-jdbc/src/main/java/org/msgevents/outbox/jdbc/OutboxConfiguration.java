// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.msgevents.settings.SettingsParser;
import org.msgevents.settings.SettingsParsers;
import org.msgevents.settings.SettingsReader;

/**
 * Where an outbox lies and how it keeps.
 *
 * @param directory the outbox's own; created when missing, readable by nobody else
 * @param retention how long what everybody has had is kept
 * @param limits the same on all nodes that share an outbox
 * @param postgresql where the outbox lies instead of in the directory, which then holds only what is kept beside it;
 *     with the standard floor of free disk only, which does not apply there
 */
public record OutboxConfiguration(
        Path directory,
        Durability durability,
        Retention retention,
        Limits limits,
        Optional<PostgresConfiguration> postgresql) {
    static final String DEFAULT_DIRECTORY = "file://var/message-store-events";
    static final Durability DEFAULT_DURABILITY = Durability.DISK;

    private static final SettingsParser<Duration> RETENTION =
            SettingsParser.of("a duration such as 90m or 7d, or 0s for none", SettingsParsers.DURATION.parse());

    /** The disk of a server is not ours to look at. */
    private static final List<String> ONLY_IN_A_DIRECTORY = List.of("directory", "minFreeDisk");

    public OutboxConfiguration {
        if (postgresql.isPresent() && limits.minFreeDisk() != Limits.DEFAULT_MIN_FREE_DISK) {
            throw new IllegalArgumentException("floor of free disk on PostgreSQL: " + limits.minFreeDisk());
        }
    }

    /** In the directory, with the {@link Limits#STANDARD} limits. */
    public OutboxConfiguration(Path directory, Durability durability, Retention retention) {
        this(directory, durability, retention, Limits.STANDARD, Optional.empty());
    }

    /** With {@link Durability#DISK} and the {@link Retention#STANDARD} retention. */
    public static OutboxConfiguration of(Path directory) {
        return new OutboxConfiguration(directory, DEFAULT_DURABILITY, Retention.STANDARD);
    }

    /**
     * Reads the element {@code <outbox>}, if there is one, and in it {@code <directory>} with {@code <minFreeDisk>},
     * or {@code <postgresql>}, and {@code <limit>}, {@code <durability>} and {@code <retention>}.
     *
     * @param parent the element that holds it
     * @param paths finds the place that a text such as {@code file://var/message-store-events} names; throws
     *     {@link IllegalArgumentException} for one that names none
     */
    public static OutboxConfiguration from(SettingsReader parent, Function<String, Path> paths) {
        SettingsParser<Path> place = SettingsParser.of("a directory, such as " + DEFAULT_DIRECTORY, paths);
        Optional<SettingsReader> outbox = parent.child("outbox");
        Optional<SettingsReader> postgresql = outbox.flatMap(settings -> settings.child("postgresql"));
        Limits limits = outbox.map(LimitsReader::read).orElse(Limits.STANDARD);
        if (postgresql.isPresent()) {
            outbox.ifPresent(settings -> refuseBeside(postgresql.orElseThrow(), settings));
        }
        return new OutboxConfiguration(
                outbox.flatMap(settings -> settings.value("directory", place))
                        .orElseGet(() -> paths.apply(DEFAULT_DIRECTORY)),
                outbox.flatMap(settings -> settings.value("durability", Durability.PARSER))
                        .orElse(DEFAULT_DURABILITY),
                outbox.flatMap(settings -> settings.value("retention", RETENTION))
                        .map(events -> new Retention(Retention.STANDARD.ids(), events))
                        .orElse(Retention.STANDARD),
                postgresql.isPresent() ? limits.withStandardFloor() : limits,
                postgresql.flatMap(PostgresConfiguration::from));
    }

    private static void refuseBeside(SettingsReader postgresql, SettingsReader outbox) {
        for (String key : ONLY_IN_A_DIRECTORY) {
            if (outbox.node().children().stream().anyMatch(child -> child.name().equals(key))) {
                postgresql.fault("stands beside outbox/" + key, "one of the two");
            }
        }
    }

    /** The outbox's place, for messages. */
    public String place() {
        return postgresql.map(PostgresConfiguration::place).orElseGet(directory::toString);
    }
}
