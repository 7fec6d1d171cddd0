// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.testkit.EventFixture.ARCHIVER;
import static org.msgevents.testkit.EventFixture.CRM;
import static org.msgevents.testkit.EventFixture.INBOX_KEY;
import static org.msgevents.testkit.EventFixture.NOON;
import static org.msgevents.testkit.EventFixture.bodyOf;
import static org.msgevents.testkit.EventFixture.entry;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.msgevents.outbox.Outbox;
import org.msgevents.outbox.Settlement;
import org.msgevents.testkit.MutableClock;
import org.msgevents.testkit.OutboxContract;

class PostgresOutboxTest implements OutboxContract {
    private final MutableClock clock = MutableClock.startingAt(NOON);
    private final PostgresConfiguration configuration = PostgresFixture.freshSchema();
    private PostgresNode node;

    @BeforeEach
    void open() {
        node = PostgresNode.open(configuration, clock);
    }

    @AfterEach
    void close() {
        node.outbox().close();
    }

    @Override
    public Outbox outbox() {
        return node.outbox();
    }

    @Override
    public MutableClock clock() {
        return clock;
    }

    @Override
    public void reopen() {
        node.outbox().close();
        open();
    }

    /** What the lease of a killed node would have to run out for is brought about at once. */
    @Override
    public void crash() {
        node.kill();
        PostgresFixture.execute(configuration, "UPDATE node SET expires_at = 'epoch'");
        open();
    }

    @Test
    void appendShouldKeepAnEventAgainWhenItWasDeliveredLongAgo() {
        append(entry("a", INBOX_KEY, CRM), entry("b", INBOX_KEY, CRM));
        deliver(CRM, INBOX_KEY, head(CRM, INBOX_KEY));
        deliver(CRM, INBOX_KEY, head(CRM, INBOX_KEY));
        clock.advance(Duration.ofHours(1).plusSeconds(1));

        reopen();

        Awaitility.await().untilAsserted(() -> {
            append(entry("a", INBOX_KEY, CRM));
            assertThat(bodies(CRM, INBOX_KEY)).containsExactly(bodyOf("a"));
        });
    }

    @Test
    void parkedShouldBeStoredWhenItsReasonHoldsTheCharacterZero() {
        append(entry("a", INBOX_KEY, CRM));

        settle(new Settlement.Parked(CRM, INBOX_KEY, head(CRM, INBOX_KEY).sequence(), "no\0thing", Optional.empty()));

        assertThat(counters(CRM).parked()).isEqualTo(1);
    }

    @Test
    void openShouldCountTheOctetsOfWhatVersion2HasKept() {
        append(entry("\u00e9 and \\", INBOX_KEY, CRM), entry("parked", INBOX_KEY, ARCHIVER));
        settle(new Settlement.Parked(
                ARCHIVER, INBOX_KEY, head(ARCHIVER, INBOX_KEY).sequence(), "422", Optional.empty()));
        node.outbox().close();
        PostgresFixture.TO_SCHEMA_5.forEach(sql -> PostgresFixture.execute(configuration, sql));
        for (String sql : List.of(
                "ALTER TABLE notification DROP COLUMN octets",
                "ALTER TABLE parked DROP COLUMN octets",
                "ALTER TABLE subscription DROP COLUMN refused",
                "DROP TABLE paused",
                "DROP TABLE delivered",
                "ALTER TABLE notification DROP COLUMN told",
                "ALTER TABLE subscription DROP COLUMN replayed",
                "DROP TABLE mailbox",
                "UPDATE outbox SET schema_version = 2")) {
            PostgresFixture.execute(configuration, sql);
        }

        open();

        assertThat(PostgresFixture.number(configuration, "SELECT octets FROM notification"))
                .isEqualTo(bodyOf("\u00e9 and \\").getBytes(StandardCharsets.UTF_8).length);
        assertThat(PostgresFixture.number(configuration, "SELECT octets FROM parked"))
                .isEqualTo(bodyOf("parked").length());
        assertThat(PostgresFixture.number(configuration, "SELECT schema_version FROM outbox"))
                .isEqualTo(PostgresSql.SCHEMA);
    }

    @Test
    void schemaShouldBeNamedAsTheOperatorWants() {
        append(entry("a", INBOX_KEY, CRM));

        assertThat(PostgresFixture.number(
                        configuration, "SELECT count(*) FROM " + configuration.schema() + ".notification"))
                .isEqualTo(1);
    }
}
