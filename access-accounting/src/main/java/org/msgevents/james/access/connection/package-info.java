// SPDX-License-Identifier: Apache-2.0
/** What James keeps to itself of a connection: its ports and its end. */
@NullMarked
package org.msgevents.james.access.connection;

import org.jspecify.annotations.NullMarked;
