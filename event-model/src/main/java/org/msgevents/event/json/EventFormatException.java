// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event.json;

/** A text is not an event in its JSON form; the message names the place and what is wrong there. */
public final class EventFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EventFormatException(String message, Throwable cause) {
        super(message, cause);
    }

    public EventFormatException(String message) {
        super(message);
    }
}
