// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.msgevents.settings.InvalidSettingsException;
import org.msgevents.settings.Secret;
import org.msgevents.settings.SettingsNode;
import org.msgevents.settings.SettingsReader;

class OutboxConfigurationTest {
    @Test
    void fromShouldReadDirectoryAndDurability() {
        SettingsNode outbox = element("outbox", text("directory", "file://var/box"), text("durability", "os"));

        OutboxConfiguration configuration = read(element("messageStoreEvents", outbox));

        assertThat(configuration)
                .isEqualTo(new OutboxConfiguration(Path.of("/james/var/box"), Durability.OS, Retention.STANDARD));
    }

    @Test
    void fromShouldTakeTheDefaultsWhenNothingIsSaid() {
        OutboxConfiguration defaults = new OutboxConfiguration(
                Path.of("/james/var/message-store-events"), Durability.DISK, Retention.STANDARD);

        assertThat(read(element("messageStoreEvents"))).isEqualTo(defaults);
        assertThat(read(element("messageStoreEvents", element("outbox")))).isEqualTo(defaults);
    }

    @Test
    void fromShouldReadPostgresql() {
        SettingsNode postgresql = element(
                "postgresql",
                text("url", "jdbc:postgresql://db:5432/mail?ssl=true"),
                text("user", "james"),
                text("password", "do not tell"));

        OutboxConfiguration configuration = read(element("messageStoreEvents", element("outbox", postgresql)));

        assertThat(configuration.postgresql())
                .contains(new PostgresConfiguration(
                        "jdbc:postgresql://db:5432/mail?ssl=true",
                        "james",
                        new Secret("do not tell"),
                        "message_store_events"));
        assertThat(configuration.place()).isEqualTo("postgresql://db:5432/mail, schema message_store_events");
        assertThat(configuration.toString()).doesNotContain("do not tell");
    }

    @Test
    void fromShouldTellEveryFaultOfPostgresql() {
        SettingsNode postgresql = element(
                "postgresql",
                text("url", "jdbc:postgresql://db/mail?password=hush"),
                text("user", "james"),
                text("schema", "my events"));
        SettingsNode outbox = element("outbox", text("directory", "file://var/box"), postgresql);

        assertThatThrownBy(() -> read(element("messageStoreEvents", outbox)))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContainingAll(
                        "outbox/postgresql: stands beside outbox/directory; wanted: one of the two",
                        "outbox/postgresql/url: 'jdbc:postgresql://db/mail?***'; wanted: jdbc:postgresql://HOST:PORT/",
                        "outbox/postgresql/password: is missing",
                        "outbox/postgresql/schema: 'my events'")
                .hasMessageNotContaining("hush");
    }

    @Test
    void fromShouldReadLimitsBesidePostgresql() {
        SettingsNode limit = new SettingsNode("limit", Optional.empty(), Map.of("maxPending", "9"), List.of());

        OutboxConfiguration configuration = read(element("messageStoreEvents", element("outbox", postgresql(), limit)));

        assertThat(configuration.limits().overall())
                .isEqualTo(new Bounds(OptionalLong.of(9), OptionalLong.empty(), Optional.empty(), OnFull.REFUSE));
    }

    @Test
    void fromShouldRefuseAFloorOfFreeDiskBesidePostgresql() {
        SettingsNode outbox = element("outbox", postgresql(), text("minFreeDisk", "1GiB"));

        assertThatThrownBy(() -> read(element("messageStoreEvents", outbox)))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContainingAll(
                        "has 1 fault(s)",
                        "outbox/postgresql: stands beside outbox/minFreeDisk; wanted: one of the two");
    }

    @Test
    void floorOfFreeDiskShouldBeRefusedOnPostgresql() {
        PostgresConfiguration postgresql =
                new PostgresConfiguration("jdbc:postgresql://db/mail", "james", new Secret("do not tell"), "events");
        Limits limits = new Limits(Bounds.NONE, Map.of(), 1);

        assertThatThrownBy(() -> new OutboxConfiguration(
                        Path.of("/"), Durability.DISK, Retention.STANDARD, limits, Optional.of(postgresql)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("floor of free disk on PostgreSQL: 1");
    }

    @Test
    void fromShouldTellEveryFault() {
        SettingsNode outbox = element(
                "outbox",
                text("directory", "ftp://var"),
                text("durability", "DISK"),
                text("retention", "for ever"),
                text("compression", "zip"));

        assertThatThrownBy(() -> read(element("messageStoreEvents", outbox)))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContainingAll(
                        "messageStoreEvents/outbox/directory: 'ftp://var'; wanted: a directory, such as file://",
                        "messageStoreEvents/outbox/durability: 'DISK'; wanted: disk or os",
                        "messageStoreEvents/outbox/retention: 'for ever'; wanted: a duration such as 90m or 7d, or 0s",
                        "messageStoreEvents/outbox/compression: is not known");
    }

    @Test
    void fromShouldReadHowLongDeliveredEventsAreKept() {
        assertThat(read(element("messageStoreEvents", element("outbox", text("retention", "7d"))))
                        .retention())
                .isEqualTo(new Retention(Duration.ofHours(1), Duration.ofDays(7)));
        assertThat(read(element("messageStoreEvents", element("outbox", text("retention", "0s"))))
                        .retention()
                        .events())
                .isZero();
    }

    @Test
    void retentionShouldNotBeNegative() {
        Duration negative = Duration.ofSeconds(-1);

        assertThatThrownBy(() -> new Retention(negative, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("negative");
        assertThatThrownBy(() -> new Retention(Duration.ZERO, negative))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("negative");
    }

    private static SettingsNode postgresql() {
        return element(
                "postgresql",
                text("url", "jdbc:postgresql://db/mail"),
                text("user", "james"),
                text("password", "do not tell"));
    }

    private static OutboxConfiguration read(SettingsNode node) {
        SettingsReader reader = SettingsReader.of(node);
        OutboxConfiguration configuration = OutboxConfiguration.from(reader, OutboxConfigurationTest::path);
        reader.finish("message-store-events.xml");
        return configuration;
    }

    private static Path path(String text) {
        if (!text.startsWith("file://")) {
            throw new IllegalArgumentException(text);
        }
        return Path.of("/james", text.substring("file://".length()));
    }

    private static SettingsNode element(String name, SettingsNode... children) {
        return new SettingsNode(name, Optional.empty(), Map.of(), List.of(children));
    }

    private static SettingsNode text(String name, String text) {
        return new SettingsNode(name, Optional.of(text), Map.of(), List.of());
    }
}
