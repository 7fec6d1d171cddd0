// SPDX-License-Identifier: Apache-2.0
package org.msgevents.testkit.receiver;

import java.util.HashMap;
import java.util.Map;

/**
 * What a receiver says to one request.
 *
 * @param status 200 to 599
 * @param body sent as UTF-8
 */
public record Answer(int status, Map<String, String> headers, String body, Manner manner) {
    /** How an answer goes out. */
    public enum Manner {
        /** At once. */
        PROMPT,
        /** The head at once, the body byte by byte, again and again, without end. */
        DRIPPING,
        /** Not at all; the connection stays open until the receiver is closed. */
        SILENT,
        /** Not at all; the connection is closed at once. */
        DROPPED
    }

    /** The receiver took the request. */
    public static final Answer TAKEN = of(204);

    public static final Answer SILENCE = new Answer(204, Map.of(), "", Manner.SILENT);

    public static final Answer DROP = new Answer(204, Map.of(), "", Manner.DROPPED);

    public Answer {
        headers = Map.copyOf(headers);
    }

    public static Answer of(int status) {
        return new Answer(status, Map.of(), "", Manner.PROMPT);
    }

    public Answer withHeader(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body, manner);
    }

    public Answer withBody(String text) {
        return new Answer(status, headers, text, manner);
    }

    /** With the body's bytes, of which there must be one, one at a time and without end. */
    public Answer dripping() {
        return new Answer(status, headers, body, Manner.DRIPPING);
    }
}
