// SPDX-License-Identifier: Apache-2.0
/** Logins by POP3, for {@code pop3server.xml}. */
@NullMarked
package org.msgevents.james.access.pop3;

import org.jspecify.annotations.NullMarked;
