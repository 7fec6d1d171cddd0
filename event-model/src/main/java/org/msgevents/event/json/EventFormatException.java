// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event.json;

/**
 * A text is not an event in its JSON form.
 *
 * <p>The message names the place and what is wrong there, in at most 500 printable characters, whatever the text holds;
 * values that may be private are not repeated.
 */
public final class EventFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 500;

    EventFormatException(String message) {
        super(printable(message));
    }

    private static String printable(String message) {
        return message.substring(0, Math.min(message.length(), LONGEST)).replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
    }
}
