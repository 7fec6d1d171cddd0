// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Those of the only process. What is pending and parked it counts once and then keeps in memory, so that an append
 * writes no counter; what was delivered, dropped, refused or replayed is written once per commit.
 */
final class CountedRows implements LedgerRows {
    private final PreparedSql select;
    private final PreparedSql insert;
    private final PreparedSql update;

    CountedRows(Connection connection) throws SQLException {
        select = PreparedSql.of(connection, Sql.SUBSCRIPTIONS);
        insert = PreparedSql.of(connection, Sql.INSERT_SUBSCRIPTION);
        update = PreparedSql.of(connection, Sql.UPDATE_SUBSCRIPTION);
    }

    @Override
    public List<Row> read() throws SQLException {
        List<Row> counted = new ArrayList<>();
        try (ResultSet row = select.query()) {
            while (row.next()) {
                counted.add(new Row(row.getLong("id"), row.getString("name"), Tally.from(row), false, false));
            }
        }
        return counted;
    }

    @Override
    public void insert(long id, String name) throws SQLException {
        insert.update(id, name);
    }

    @Override
    public void write(Collection<SubscriptionLedger.Account> accounts, Gauge overall) throws SQLException {
        for (SubscriptionLedger.Account account : accounts) {
            Tally more = account.unwritten();
            if (more.hasOutcomes()) {
                update.update(more.delivered(), more.dropped(), more.refused(), more.replayed(), account.id());
                account.written();
            }
        }
    }
}
