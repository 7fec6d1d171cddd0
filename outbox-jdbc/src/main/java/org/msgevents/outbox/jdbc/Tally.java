// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A subscription's counters, or what has become more or less of them.
 *
 * @param pending events that wait
 * @param octets of the bodies of events that wait or are parked
 * @param blocked events that wait and block their key
 */
record Tally(
        long pending,
        long octets,
        long parked,
        long blocked,
        long delivered,
        long dropped,
        long refused,
        long replayed) {
    static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0, 0, 0);

    /** Of columns with these names. */
    static Tally from(ResultSet row) throws SQLException {
        return new Tally(
                row.getLong("pending"),
                row.getLong("octets"),
                row.getLong("parked"),
                row.getLong("blocked"),
                row.getLong("delivered"),
                row.getLong("dropped"),
                row.getLong("refused"),
                row.getLong("replayed"));
    }

    static Tally acceptance(long octets) {
        return new Tally(1, octets, 0, 0, 0, 0, 0, 0);
    }

    static Tally refusal() {
        return new Tally(0, 0, 0, 0, 0, 0, 1, 0);
    }

    static Tally delivery(int events, long octets) {
        return new Tally(-events, -octets, 0, 0, events, 0, 0, 0);
    }

    static Tally parking() {
        return new Tally(-1, 0, 1, 0, 0, 0, 0, 0);
    }

    static Tally release() {
        return new Tally(1, 0, -1, 0, 0, 0, 0, 0);
    }

    static Tally drop(long octets) {
        return new Tally(-1, -octets, 0, 0, 0, 1, 0, 0);
    }

    static Tally dropOfParked(long octets) {
        return new Tally(0, -octets, -1, 0, 0, 1, 0, 0);
    }

    static Tally replay(long octets) {
        return new Tally(1, octets, 0, 0, 0, 0, 0, 1);
    }

    /** That many more block their key. */
    static Tally block(int more) {
        return new Tally(0, 0, 0, more, 0, 0, 0, 0);
    }

    Tally plus(Tally more) {
        return new Tally(
                pending + more.pending,
                octets + more.octets,
                parked + more.parked,
                blocked + more.blocked,
                delivered + more.delivered,
                dropped + more.dropped,
                refused + more.refused,
                replayed + more.replayed);
    }

    /** What has to be added to the other one. */
    Tally minus(Tally other) {
        return new Tally(
                pending - other.pending,
                octets - other.octets,
                parked - other.parked,
                blocked - other.blocked,
                delivered - other.delivered,
                dropped - other.dropped,
                refused - other.refused,
                replayed - other.replayed);
    }

    /** Whether more was delivered, dropped, refused or replayed. */
    boolean hasOutcomes() {
        return delivered + dropped + refused + replayed > 0;
    }
}
