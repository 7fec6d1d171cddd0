// SPDX-License-Identifier: Apache-2.0
package org.msgevents.subscription;

import java.util.List;
import java.util.OptionalLong;

/**
 * What of a message itself a subscription is told.
 *
 * @param largestContent the octets that a message may have for its content to be told; empty: never
 * @param headerFields the names of the header fields to be read; none: none
 */
public record MessageParts(OptionalLong largestContent, List<String> headerFields) {
    public static final MessageParts NONE = new MessageParts(OptionalLong.empty(), List.of());

    public MessageParts {
        headerFields = List.copyOf(headerFields);
    }
}
