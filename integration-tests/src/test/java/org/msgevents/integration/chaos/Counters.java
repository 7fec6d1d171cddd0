// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.msgevents.integration.chaos.Subscription.Refused;
import org.msgevents.integration.chaos.Violation.Promise;

/** What an outbox says became of the events of one subscription. */
record Counters(String subscription, long delivered, long dropped, long parked, long pending) {
    private static final String QUERY =
            """
            SELECT name, delivered, dropped,
                (SELECT count(*) FROM parked WHERE parked.subscription = subscription.id),
                (SELECT count(*) FROM notification WHERE notification.subscription = subscription.id)
            FROM subscription""";

    /** Of all subscriptions. */
    static List<Counters> read(Connection outbox) throws SQLException {
        try (Statement statement = outbox.createStatement();
                ResultSet row = statement.executeQuery(QUERY)) {
            List<Counters> all = new ArrayList<>();
            while (row.next()) {
                all.add(new Counters(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)));
            }
            return all;
        }
    }

    /** What they must be when nothing is under way any more. */
    static Counters expected(Subscription subscription, List<JournalEntry> journal) {
        long refused = ids(subscription, journal, Verdict.REFUSED);
        return new Counters(
                subscription.title(),
                ids(subscription, journal, Verdict.TAKEN),
                subscription.refused() == Refused.DROPPED ? refused : 0,
                subscription.refused() == Refused.PARKED ? refused : 0,
                0);
    }

    static List<Violation> violations(List<Counters> counted, List<JournalEntry> journal) {
        return Stream.of(Subscription.values())
                .map(subscription -> expected(subscription, journal))
                .filter(expected -> !counted.contains(expected))
                .map(expected -> new Violation(Promise.COUNTED, "wanted " + expected + ", found " + counted))
                .toList();
    }

    private static long ids(Subscription subscription, List<JournalEntry> journal, Verdict verdict) {
        return journal.stream()
                .filter(entry -> entry.subscription().equals(subscription.title()))
                .filter(entry -> entry.verdict() == verdict)
                .map(JournalEntry::webhookId)
                .distinct()
                .count();
    }
}
