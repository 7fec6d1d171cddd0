// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox;

import java.time.Instant;

/**
 * That a subscription's events wait until somebody lets them go on.
 *
 * @param reason who or what wanted it, for an operator's eyes
 */
public record Pause(Instant since, String reason) {}
