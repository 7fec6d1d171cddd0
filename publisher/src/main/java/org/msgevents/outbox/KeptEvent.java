// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox;

import org.msgevents.event.EventId;

/**
 * An event that a subscription has yet to get.
 *
 * @param sequence ascending in the order of appending, from 1, with gaps
 */
public record KeptEvent(long sequence, EventId id, String body) {}
