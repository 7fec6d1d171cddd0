// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.nio.ByteBuffer;
import java.util.UUID;

import org.msgevents.event.EventId;

/** Event ids as they are stored: 16 octets. */
final class StoredId {
    private StoredId() {}

    static byte[] of(EventId id) {
        return ByteBuffer.allocate(Long.BYTES * 2)
                .putLong(id.uuid().getMostSignificantBits())
                .putLong(id.uuid().getLeastSignificantBits())
                .array();
    }

    static EventId toEventId(byte[] octets) {
        ByteBuffer buffer = ByteBuffer.wrap(octets);
        return new EventId(new UUID(buffer.getLong(), buffer.getLong()));
    }
}
