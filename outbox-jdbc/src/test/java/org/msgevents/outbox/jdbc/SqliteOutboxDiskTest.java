// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.msgevents.testkit.EventFixture.CRM;
import static org.msgevents.testkit.EventFixture.idOf;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.msgevents.event.OrderingKey;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.outbox.Lane;
import org.msgevents.outbox.OutboxEntry;
import org.msgevents.outbox.Settlement;

class SqliteOutboxDiskTest extends SqliteOutboxFixture {
    private static final int BACKLOG = 50_000;
    private static final int LANES = 100;
    private static final int AT_A_TIME = 500;

    /** Free pages for the next events, and the log. */
    private static final long KEPT_ON_PURPOSE = (8 + 8) << 20;

    @Test
    void diskShouldComeBackWhenABacklogHasDrained() throws IOException {
        for (int i = 0; i < BACKLOG; i += AT_A_TIME) {
            append(backlog(i));
        }
        long peak = octetsOnDisk();
        drain();
        clock().advance(REPEAT_WINDOW.plusSeconds(1));

        reopen();

        assertThat(peak).isGreaterThan(BACKLOG * 1_024L);
        await().atMost(Duration.ofMinutes(1)).until(() -> octetsOnDisk() < peak / 20 + KEPT_ON_PURPOSE);
        assertThat(counters(CRM).delivered()).isEqualTo(BACKLOG);
        await().atMost(Duration.ofMinutes(1)).until(() -> knownEvents() == 1);
    }

    /** The newest event stays, so that its sequence is not given again. */
    private long knownEvents() {
        return OutboxFiles.number(directory(), "SELECT count(*) FROM event");
    }

    private void drain() {
        while (counters(CRM).pending() > 0) {
            due(CRM, LANES, AT_A_TIME).lanes().forEach(this::settle);
        }
    }

    private void settle(Lane lane) {
        List<KeptEvent> events = lane.events();
        events.subList(0, events.size() - 1)
                .forEach(event -> outbox().settle(new Settlement.Delivered(CRM, lane.key(), event.sequence())));
        deliver(CRM, lane.key(), events.get(events.size() - 1));
    }

    private long octetsOnDisk() throws IOException {
        long octets = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory())) {
            for (Path file : files) {
                octets += Files.size(file);
            }
        }
        return octets;
    }

    /** One KiB each. */
    private static OutboxEntry[] backlog(int from) {
        return IntStream.range(from, from + AT_A_TIME)
                .mapToObj(i -> new OutboxEntry(
                        idOf("backlog " + i),
                        OrderingKey.ofMailbox("mailbox " + i % LANES),
                        "x".repeat(1_024),
                        Set.of(CRM)))
                .toArray(OutboxEntry[]::new);
    }
}
