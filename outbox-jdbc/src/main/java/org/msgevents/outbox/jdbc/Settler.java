// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;

import org.msgevents.outbox.Settlement;

/** Writes what became of the heads of lanes. */
final class Settler {
    private final Clock clock;
    private final SubscriptionLedger ledger;
    private final PreparedSql deleteHead;
    private final PreparedSql promoteNext;
    private final PreparedSql postponeHead;
    private final PreparedSql settleEvent;
    private final PreparedSql park;

    Settler(Connection connection, Clock clock, SubscriptionLedger ledger) throws SQLException {
        this.clock = clock;
        this.ledger = ledger;
        deleteHead = PreparedSql.of(connection, Sql.DELETE_HEAD);
        promoteNext = PreparedSql.of(connection, Sql.PROMOTE_NEXT);
        postponeHead = PreparedSql.of(connection, Sql.POSTPONE_HEAD);
        settleEvent = PreparedSql.of(connection, Sql.SETTLE_EVENT);
        park = PreparedSql.of(connection, Sql.PARK);
    }

    void settle(Settlement settlement) throws SQLException {
        Optional<SubscriptionLedger.Account> account = ledger.find(settlement.subscription());
        if (account.isPresent()) {
            settle(account.orElseThrow(), settlement);
        }
    }

    private void settle(SubscriptionLedger.Account account, Settlement settlement) throws SQLException {
        if (settlement instanceof Settlement.Retry retry) {
            long dueAt = MicroTime.of(retry.notBefore());
            postponeHead.update(dueAt, account.id(), retry.key().value(), retry.sequence());
        } else if (removeHead(account.id(), settlement)) {
            if (settlement instanceof Settlement.Parked parked) {
                park.update(account.id(), parked.sequence(), MicroTime.of(clock.instant()), parked.reason());
                account.park();
            } else {
                settleEvent.update(settlement.sequence());
                account.deliver();
            }
        }
    }

    private boolean removeHead(long subscription, Settlement settlement) throws SQLException {
        String key = settlement.key().value();
        if (deleteHead.update(subscription, key, settlement.sequence()) == 0) {
            return false;
        }
        promoteNext.update(MicroTime.of(clock.instant()), subscription, key, subscription, key);
        return true;
    }
}
