// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Where connections come from, and what else the kinds of database differ in. {@code toString()} names it in
 * messages.
 */
interface Database extends AutoCloseable {
    /** A new connection to tables that are there, ready for use, without auto-commit. */
    Connection connect() throws SQLException;

    /** Told after each commit that changed something; returns at once. */
    void committed();

    /** Gives back some of the room that is no longer used, within the open transaction. */
    Progress reclaim(Connection connection) throws SQLException;

    /** Hands what was reclaimed to the file system, between two transactions; does not wait for other readers. */
    void shrink(Connection connection) throws SQLException;

    /** Closes a connection that is at the end of a transaction, and leaves the database in one piece. */
    void retire(Connection connection) throws SQLException;

    /** Lets go of everything but connections. */
    @Override
    void close();
}
