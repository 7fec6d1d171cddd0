// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.msgevents.event.OrderingKey;
import org.msgevents.outbox.ParkedEvent;
import org.msgevents.outbox.ParkedQuery;
import org.msgevents.outbox.Settlement;

/** What a subscription is to get that nobody wants any more. It goes in portions that hold up no append for long. */
final class Backlog {
    static final int PORTION = 256;

    private final Settler settler;
    private final ParkedEvents parkedEvents;
    private final PreparedSql heads;

    Backlog(Connection connection, Settler settler, ParkedEvents parkedEvents) throws SQLException {
        this.settler = settler;
        this.parkedEvents = parkedEvents;
        heads = PreparedSql.of(connection, Sql.HEADS_TO_GIVE_UP);
    }

    /** Each lane from its head on, so that what is left of it can be delivered; and then what is parked. */
    int giveUpSome(String name, SubscriptionLedger.Account account) throws SQLException {
        int given = 0;
        List<Settlement> dropped = dropHeads(name, account, PORTION);
        while (!dropped.isEmpty()) {
            given += dropped.size();
            dropped = dropHeads(name, account, PORTION - given);
        }
        for (ParkedEvent event : parkedEvents.read(account.id(), new ParkedQuery(name, 0, PORTION - given))) {
            parkedEvents.drop(account, event.sequence());
            given++;
        }
        return given;
    }

    private List<Settlement> dropHeads(String name, SubscriptionLedger.Account account, int limit) throws SQLException {
        List<Settlement> dropped = new ArrayList<>();
        try (ResultSet row = heads.query(account.id(), limit)) {
            while (row.next()) {
                dropped.add(new Settlement.Dropped(name, new OrderingKey(row.getString(1)), row.getLong(2)));
            }
        }
        for (Settlement head : dropped) {
            settler.settle(account, head);
        }
        return dropped;
    }
}
