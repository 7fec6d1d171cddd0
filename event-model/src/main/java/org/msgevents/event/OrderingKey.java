// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

/**
 * Events of one key reach a subscription in the order they happened; between keys there is no order.
 *
 * @param value opaque, not empty
 */
public record OrderingKey(String value) {
    public OrderingKey {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("an ordering key must not be empty");
        }
        Surrogates.requirePaired(value);
    }

    /** The key of all that touches one mailbox; {@code mailboxId} is the messaging system's own id of it. */
    public static OrderingKey ofMailbox(String mailboxId) {
        return new OrderingKey(mailboxId);
    }

    /** The key of what concerns a user and no mailbox: Login, Logout, quota. */
    public static OrderingKey ofUser(String user) {
        return new OrderingKey(user);
    }

    @Override
    public String toString() {
        return value;
    }
}
