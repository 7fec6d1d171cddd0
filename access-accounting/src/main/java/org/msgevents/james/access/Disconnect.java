// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.access;

/** How an access ended (draft-ietf-lemonade-msgevent-03, section 4.3, "the type of disconnect"). */
public enum Disconnect {
    /** The client said goodbye. */
    GRACEFUL("graceful"),
    /** The connection broke. */
    ABORT("abort"),
    /** Nothing came for too long. */
    TIMEOUT("timeout"),
    /** TLS failed. */
    SECURITY_LAYER_ERROR("securityLayerError"),
    /** The server stops. */
    SHUTDOWN("shutdown");

    private final String word;

    Disconnect(String word) {
        this.word = word;
    }

    /** As on the wire. */
    public String word() {
        return word;
    }
}
