// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.msgevents.testkit.EventFixture.CRM;
import static org.msgevents.testkit.EventFixture.INBOX_KEY;
import static org.msgevents.testkit.EventFixture.bodyOf;
import static org.msgevents.testkit.EventFixture.entry;
import static org.msgevents.testkit.EventFixture.idOf;
import static org.msgevents.testkit.OutboxUnderTest.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.outbox.Outbox;
import org.msgevents.outbox.OutboxEntry;
import org.msgevents.outbox.OutboxException;
import org.msgevents.outbox.SubscriptionCounters;

class SqliteOutboxFaultTest extends SqliteOutboxFixture {
    private final FailingClock clock = new FailingClock(clock());
    private final FaultyDisk disk = new FaultyDisk();

    @Override
    Outbox open(OutboxConfiguration configuration) {
        OutboxDirectory directory = OutboxDirectory.open(configuration.directory(), Duration.ZERO);
        Database database = disk.under(SqliteFile.open(directory, configuration.durability()));
        return JdbcOutbox.open(
                database,
                connection -> OutboxTables.load(
                        connection, clock, Keeping.elsewhere(configuration.retention(), Limits.STANDARD)));
    }

    @Test
    void appendShouldFailWithPlaceAndCauseWhenTheDiskIsFull() throws SQLException {
        disk.fillUp();

        assertThatThrownBy(() -> append(large("a")))
                .isInstanceOf(OutboxException.class)
                .hasMessageContainingAll(directory().toString(), "full");
    }

    @Test
    void appendShouldKeepNoneOfItsEntriesWhenTheDiskIsFull() throws SQLException {
        append(entry("before", INBOX_KEY, CRM));
        disk.fillUp();

        assertThatThrownBy(() -> append(entry("a", INBOX_KEY, CRM), large("b"))).isInstanceOf(OutboxException.class);

        assertThat(bodies(CRM, INBOX_KEY)).containsExactly(bodyOf("before"));
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(1, 0, 1, 0, 0));
    }

    @Test
    void appendShouldWorkAgainWhenTheDiskHasRoom() throws SQLException {
        disk.fillUp();
        assertThatThrownBy(() -> append(entry("a", INBOX_KEY, CRM), large("b"))).isInstanceOf(OutboxException.class);

        disk.recover();
        append(entry("a", INBOX_KEY, CRM), entry("b", INBOX_KEY, CRM));

        assertThat(bodies(CRM, INBOX_KEY)).containsExactly(bodyOf("a"), bodyOf("b"));
    }

    @Test
    void settlementShouldNotBeForgottenWhenAnAppendOfItsTransactionFails() throws SQLException {
        append(entry("a", INBOX_KEY, CRM), entry("b", INBOX_KEY, CRM));
        disk.fillUp();

        deliver(CRM, INBOX_KEY, head(CRM, INBOX_KEY));
        assertThatThrownBy(() -> append(large("c"))).isInstanceOf(OutboxException.class);

        assertThat(bodies(CRM, INBOX_KEY)).containsExactly(bodyOf("b"));
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(2, 1, 1, 0, 0));
    }

    @Test
    void dueShouldFailWhileASettlementCannotBeWritten() throws SQLException {
        append(entry("a", INBOX_KEY, CRM), entry("b", INBOX_KEY, CRM));
        KeptEvent first = head(CRM, INBOX_KEY);
        disk.refuseWriting();

        deliver(CRM, INBOX_KEY, first);

        assertThatThrownBy(() -> due(CRM)).isInstanceOf(OutboxException.class);
    }

    @Test
    void dueShouldFailWhileTheCommitOfASettlementFails() {
        append(entry("a", INBOX_KEY, CRM), entry("b", INBOX_KEY, CRM));
        KeptEvent first = head(CRM, INBOX_KEY);
        disk.failCommits();

        deliver(CRM, INBOX_KEY, first);
        assertThatThrownBy(() -> append(entry("c", INBOX_KEY, CRM))).isInstanceOf(OutboxException.class);

        assertThatThrownBy(() -> due(CRM)).isInstanceOf(OutboxException.class);
    }

    @Test
    void settlementShouldBeMadeGoodWhenWritingWorksAgain() throws SQLException {
        append(entry("a", INBOX_KEY, CRM), entry("b", INBOX_KEY, CRM));
        KeptEvent first = head(CRM, INBOX_KEY);
        disk.refuseWriting();
        deliver(CRM, INBOX_KEY, first);

        disk.recover();

        assertThat(bodies(CRM, INBOX_KEY)).containsExactly(bodyOf("b"));
        reopen();
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(2, 1, 1, 0, 0));
    }

    @Test
    void checkShouldFailAsLongAsNothingCanBeWritten() throws SQLException {
        append(entry("a", INBOX_KEY, CRM));
        disk.refuseWriting();

        assertThatThrownBy(() -> await(outbox().check()))
                .isInstanceOf(OutboxException.class)
                .hasMessageContaining(directory().toString());

        disk.recover();
        await(outbox().check());
        assertThat(bodies(CRM, INBOX_KEY)).containsExactly(bodyOf("a"));
    }

    @Test
    void outboxShouldGoOnWhenARequestEndsInAnUnforeseenException() {
        append(entry("a", INBOX_KEY, CRM));

        clock.fail();
        assertThatThrownBy(() -> append(entry("b", INBOX_KEY, CRM))).isInstanceOf(OutboxException.class);
        clock.recover();
        append(entry("c", INBOX_KEY, CRM));

        assertThat(bodies(CRM, INBOX_KEY)).containsExactly(bodyOf("a"), bodyOf("c"));
    }

    /** More than the free room of a page or two. */
    private static OutboxEntry large(String label) {
        String body = IntStream.range(0, 20_000).mapToObj(Integer::toString).reduce("", String::concat);
        return new OutboxEntry(idOf(label), INBOX_KEY, body, Set.of(CRM));
    }
}
