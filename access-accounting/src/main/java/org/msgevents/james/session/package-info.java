// SPDX-License-Identifier: Apache-2.0
/** Which delivery, client and command is behind a mailbox session. */
@NullMarked
package org.msgevents.james.session;

import org.jspecify.annotations.NullMarked;
