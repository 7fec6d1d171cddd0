// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox;

/** The outbox could not do its work: a disk full, a file that is not its own. */
public final class OutboxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public OutboxException(String message) {
        super(message);
    }

    public OutboxException(String message, Throwable cause) {
        super(message, cause);
    }
}
