// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.testkit.EventFixture.ARCHIVER;
import static org.msgevents.testkit.EventFixture.ARCHIVE_KEY;
import static org.msgevents.testkit.EventFixture.CRM;
import static org.msgevents.testkit.EventFixture.INBOX_KEY;
import static org.msgevents.testkit.EventFixture.bodyOf;
import static org.msgevents.testkit.EventFixture.entry;
import static org.msgevents.testkit.OutboxUnderTest.await;

import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.testkit.OutboxContract;

class SqliteOutboxTest extends SqliteOutboxFixture implements OutboxContract {
    @Test
    void appendShouldKeepAnEventAgainWhenItWasDeliveredLongAgo() {
        append(entry("a", INBOX_KEY, CRM), entry("b", INBOX_KEY, CRM));
        deliver(CRM, INBOX_KEY, head(CRM, INBOX_KEY));
        deliver(CRM, INBOX_KEY, head(CRM, INBOX_KEY));
        clock().advance(REPEAT_WINDOW.plusSeconds(1));

        reopen();

        Awaitility.await().untilAsserted(() -> {
            append(entry("a", INBOX_KEY, CRM));
            assertThat(bodies(CRM, INBOX_KEY)).containsExactly(bodyOf("a"));
        });
    }

    @Test
    void dueShouldSayWhenThereIsNothingElse() {
        append(entry("a", INBOX_KEY, CRM), entry("b", INBOX_KEY, CRM), entry("c", ARCHIVE_KEY, CRM));

        assertThat(due(CRM, 1, 2).exhausted()).as("another lane").isFalse();
        assertThat(due(CRM, 3, 1).exhausted()).as("more of a lane").isFalse();
        assertThat(due(CRM, 3, 2).exhausted()).isTrue();
    }

    @Test
    void dueShouldSayWhenThereIsNothingElseThanWhatIsUnderWay() {
        append(entry("a", INBOX_KEY, CRM));
        KeptEvent first = head(CRM, INBOX_KEY);
        append(entry("b", INBOX_KEY, CRM), entry("c", ARCHIVE_KEY, CRM));

        assertThat(due(CRM, 3, 2, INBOX_KEY).exhausted())
                .as("the next of the busy lane")
                .isFalse();
        deliver(CRM, INBOX_KEY, first);
        assertThat(due(CRM, 3, 2, ARCHIVE_KEY).exhausted())
                .as("all of both lanes is under way")
                .isTrue();
    }

    @Test
    void dueShouldNotSayThatThereIsNothingElseWhileALaneWaits() {
        append(entry("a", INBOX_KEY, CRM));
        retry(CRM, INBOX_KEY, head(CRM, INBOX_KEY));

        assertThat(due(CRM, 3, 2).exhausted()).isFalse();
    }

    @Test
    void retryShouldSurviveACrashWhenAnAppendCameAfterIt() {
        append(entry("a", INBOX_KEY, ARCHIVER));
        retry(ARCHIVER, INBOX_KEY, head(ARCHIVER, INBOX_KEY));
        append(entry("b", INBOX_KEY, CRM));

        crash();

        assertThat(due(ARCHIVER).lanes()).isEmpty();
        clock().advance(Duration.ofSeconds(5));
        assertThat(due(ARCHIVER).lanes()).singleElement().satisfies(lane -> assertThat(lane.attempts())
                .isEqualTo(1));
    }

    @Test
    void settlementShouldBeCommittedSoonWhenNothingIsAppended() {
        append(entry("a", INBOX_KEY, CRM));

        deliver(CRM, INBOX_KEY, head(CRM, INBOX_KEY));

        Awaitility.await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(
                        OutboxFiles.number(directory(), "SELECT count(*) FROM notification"))
                .isZero());
    }

    @Test
    void closeShouldReturnWhenTheOutboxsOwnThreadCalls() {
        await(outbox().append(List.of(entry("a", INBOX_KEY, CRM))).thenRun(() -> {
            try {
                outbox().close();
            } catch (Exception failure) {
                throw new AssertionError(failure);
            }
        }));

        reopen();
        assertThat(bodies(CRM, INBOX_KEY)).containsExactly(bodyOf("a"));
    }
}
