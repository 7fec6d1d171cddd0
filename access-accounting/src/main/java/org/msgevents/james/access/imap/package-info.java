// SPDX-License-Identifier: Apache-2.0
/** Logins by IMAP, for {@code imapserver.xml}. */
@NullMarked
package org.msgevents.james.access.imap;

import org.jspecify.annotations.NullMarked;
