// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import org.msgevents.outbox.FailedAttempt;
import org.msgevents.outbox.Settlement;

/** Writes what became of the heads of lanes. */
final class Settler {
    private static final int COUNTED = 1;
    private static final int NOT_COUNTED = 0;
    private static final int BLOCKED = 1;
    private static final int FREE = 0;

    private final Clock clock;
    private final AttemptLog attempts;
    private final DeliveredRuns delivered;
    private final PreparedSql deleteHead;
    private final PreparedSql promoteNext;
    private final PreparedSql postponeHead;
    private final PreparedSql markHead;
    private final PreparedSql settleEvent;
    private final PreparedSql insertParked;

    Settler(Connection connection, Clock clock, AttemptLog attempts, DeliveredRuns delivered) throws SQLException {
        this.clock = clock;
        this.attempts = attempts;
        this.delivered = delivered;
        deleteHead = PreparedSql.of(connection, Sql.DELETE_HEAD);
        promoteNext = PreparedSql.of(connection, Sql.PROMOTE_NEXT);
        postponeHead = PreparedSql.of(connection, Sql.POSTPONE_HEAD);
        markHead = PreparedSql.of(connection, Sql.MARK_HEAD);
        settleEvent = PreparedSql.of(connection, Sql.SETTLE_EVENT);
        insertParked = PreparedSql.of(connection, Sql.PARK);
    }

    void settle(SubscriptionLedger.Account account, Settlement settlement) throws SQLException {
        if (settlement instanceof Settlement.Delivered head) {
            delivered.add(account, head);
            account.atHand().delivered(head);
        } else {
            delivered.write(account.id(), settlement.key());
            account.atHand().forget();
            write(account, settlement);
        }
    }

    private void write(SubscriptionLedger.Account account, Settlement settlement) throws SQLException {
        if (settlement instanceof Settlement.Retry retry) {
            if (postpone(account, retry, retry.notBefore(), COUNTED)) {
                mark(account, retry, FREE);
                attempts.add(account.id(), retry.sequence(), retry.attempt());
            }
        } else if (settlement instanceof Settlement.Blocked blocked) {
            if (postpone(account, blocked, blocked.notBefore(), COUNTED)) {
                mark(account, blocked, BLOCKED);
                attempts.add(account.id(), blocked.sequence(), blocked.attempt());
            }
        } else if (settlement instanceof Settlement.Deferred deferred) {
            if (postpone(account, deferred, deferred.notBefore(), NOT_COUNTED)) {
                log(account, deferred, deferred.attempt());
            }
        } else if (settlement instanceof Settlement.Parked parked) {
            park(account, parked);
        } else {
            drop(account, settlement);
        }
    }

    private void drop(SubscriptionLedger.Account account, Settlement settlement) throws SQLException {
        Optional<Head> head = removeHead(account, settlement);
        if (head.isPresent()) {
            Head done = head.orElseThrow();
            if (done.attempts() > 0) {
                attempts.forget(account.id(), settlement.sequence());
            }
            settleEvent.update(done.event());
            account.drop(done.octets());
        }
    }

    private void park(SubscriptionLedger.Account account, Settlement.Parked parked) throws SQLException {
        Optional<Head> head = removeHead(account, parked);
        if (head.isPresent()) {
            long now = MicroTime.of(clock.instant());
            insertParked.update(
                    account.id(),
                    parked.sequence(),
                    now,
                    StoredText.of(parked.reason()),
                    head.orElseThrow().event(),
                    head.orElseThrow().octets());
            log(account, parked, parked.attempt());
            account.park();
        }
    }

    private boolean postpone(SubscriptionLedger.Account account, Settlement settlement, Instant notBefore, int counted)
            throws SQLException {
        int postponed = postponeHead.update(
                MicroTime.of(notBefore), counted, account.id(), settlement.key().value(), settlement.sequence());
        return postponed > 0;
    }

    private void mark(SubscriptionLedger.Account account, Settlement settlement, int mark) throws SQLException {
        int changed = markHead.update(mark, account.id(), settlement.key().value(), settlement.sequence(), mark);
        if (changed > 0) {
            account.block(mark == BLOCKED ? 1 : -1);
        }
    }

    private void log(SubscriptionLedger.Account account, Settlement settlement, Optional<FailedAttempt> attempt)
            throws SQLException {
        if (attempt.isPresent()) {
            attempts.add(account.id(), settlement.sequence(), attempt.orElseThrow());
        }
    }

    private Optional<Head> removeHead(SubscriptionLedger.Account account, Settlement settlement) throws SQLException {
        String key = settlement.key().value();
        try (ResultSet row = deleteHead.query(account.id(), key, settlement.sequence())) {
            if (!row.next()) {
                return Optional.empty();
            }
            Head head = new Head(row.getInt(1), row.getLong(3), row.getLong(4));
            account.block(-row.getInt(2));
            promoteNext.update(MicroTime.of(clock.instant()), account.id(), key, account.id(), key);
            return Optional.of(head);
        }
    }

    /**
     * What was the first of a lane.
     *
     * @param event the sequence of its event
     * @param octets of its body
     */
    private record Head(int attempts, long event, long octets) {}
}
