// SPDX-License-Identifier: Apache-2.0
/**
 * The outbox in an SQL database, a file on disk or a server that several nodes share: one thread that writes it, one
 * commit for all that came in meanwhile.
 */
@NullMarked
package org.msgevents.outbox.jdbc;

import org.jspecify.annotations.NullMarked;
