// SPDX-License-Identifier: Apache-2.0
/** Translates the mailbox events of James into events of draft-ietf-lemonade-msgevent-03. */
@NullMarked
package org.msgevents.james.listener;

import org.jspecify.annotations.NullMarked;
