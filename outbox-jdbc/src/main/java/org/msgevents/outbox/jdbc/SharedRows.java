// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Those of several processes, which change them one at a time. All counters are written with each commit, and whoever
 * comes next reads those that others have changed since: each change has a number, higher than all before it.
 */
final class SharedRows implements LedgerRows {
    private final PreparedSql select;
    private final PreparedSql insert;
    private final PreparedSql update;
    private final PreparedSql pauseAll;
    private long lastChange = -1;
    private boolean allPaused;

    SharedRows(Connection connection) throws SQLException {
        select = PreparedSql.of(connection, PostgresSql.CHANGED_SUBSCRIPTIONS);
        insert = PreparedSql.of(connection, Sql.INSERT_SUBSCRIPTION);
        update = PreparedSql.of(connection, PostgresSql.UPDATE_SUBSCRIPTION);
        pauseAll = PreparedSql.of(connection, PostgresSql.CLOSE_ALL);
    }

    @Override
    public List<Row> read() throws SQLException {
        List<Row> changed = new ArrayList<>();
        try (ResultSet row = select.query(lastChange)) {
            while (row.next()) {
                lastChange = Math.max(lastChange, row.getLong("changed"));
                allPaused = row.getBoolean("all_closed");
                changed.add(new Row(
                        row.getLong("id"),
                        row.getString("name"),
                        Tally.from(row),
                        row.getBoolean("closed"),
                        allPaused));
            }
        }
        return changed;
    }

    @Override
    public void insert(long id, String name) throws SQLException {
        insert.update(id, name);
    }

    @Override
    public void write(Collection<SubscriptionLedger.Account> accounts, Gauge overall) throws SQLException {
        List<SubscriptionLedger.Account> changed =
                accounts.stream().filter(SubscriptionLedger.Account::hasChanged).toList();
        if (!changed.isEmpty()) {
            lastChange++;
            for (SubscriptionLedger.Account account : changed) {
                add(account);
                account.written();
            }
            update.updateAll();
        }
        if (overall.isPaused() != allPaused) {
            allPaused = overall.isPaused();
            pauseAll.update(allPaused);
        }
    }

    private void add(SubscriptionLedger.Account account) throws SQLException {
        Tally more = account.unwritten();
        update.add(
                more.pending(),
                more.octets(),
                more.parked(),
                more.blocked(),
                more.delivered(),
                more.dropped(),
                more.refused(),
                more.replayed(),
                account.gauge().isPaused(),
                lastChange,
                account.id());
    }
}
