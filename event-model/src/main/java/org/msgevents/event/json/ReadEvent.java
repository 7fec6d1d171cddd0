// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event.json;

import java.util.OptionalLong;

import org.msgevents.event.MessageStoreEvent;

/**
 * An event as it came.
 *
 * @param sequence ascending within the event's ordering key, with gaps; absent where the event was not sent yet
 */
public record ReadEvent(MessageStoreEvent event, OptionalLong sequence) {}
