// SPDX-License-Identifier: Apache-2.0
/** Notifications by e-mail (RFC 5436): handed to an SMTP server, with a text for people and the event beside it. */
@NullMarked
package org.msgevents.mechanism.email;

import org.jspecify.annotations.NullMarked;
