// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.expiry;

import java.time.Duration;
import java.time.Instant;

/**
 * What came of applying a rule once.
 *
 * @param mailboxes that were looked into
 * @param messages that expired
 * @param failures mailboxes, or users, that James failed to work on; the log says why
 */
public record ExpiryRun(Instant started, Duration took, long mailboxes, long messages, long failures) {}
