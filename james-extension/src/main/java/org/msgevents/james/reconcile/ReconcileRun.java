// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.reconcile;

import java.time.Duration;
import java.time.Instant;

/**
 * What came of a run.
 *
 * @param mailboxes that were looked into
 * @param messages that were missed, and are told now to whoever subscribes to them
 * @param changed mailboxes whose HIGHESTMODSEQ (RFC 7162) says that something else was missed, such as a flag
 * @param failures mailboxes, or users, that failed; the log says why
 * @param complete whether it came to its end
 */
public record ReconcileRun(
        Instant started, Duration took, long mailboxes, long messages, long changed, long failures, boolean complete) {}
