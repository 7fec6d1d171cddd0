// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.conformance;

import java.util.Arrays;
import java.util.List;

import org.msgevents.headerfield.HeaderFieldRegistry;
import org.msgevents.headerfield.reading.FieldLines;

/**
 * Checks the header of a message, and those of its MIME parts, against the registry and RFC 5322. Immutable and
 * thread-safe.
 *
 * <p>No message is an error. Time and memory are bounded: the first {@value #MOST_OCTETS} octets are looked at, parts
 * up to 20 deep and 1,000 of them, and 100 violations are told. A message within a message is content: its header is
 * not checked.
 */
public final class HeaderFieldConformance {
    /** Of a message, from its begin, as far as it is looked at. */
    public static final int MOST_OCTETS = 256 * 1024;

    /** What fields may be written in. */
    public enum Characters {
        /** RFC 5322. */
        ASCII,
        /** RFC 6532: the message came by SMTPUTF8. */
        UTF_8
    }

    private final HeaderFieldRegistry registry;

    /** With the fields of {@code registry} as those that exist. */
    public HeaderFieldConformance(HeaderFieldRegistry registry) {
        this.registry = registry;
    }

    /**
     * The violations, each kind once for each field, in the order in which they are found; empty if there are none.
     *
     * @param message its octets; where it is longer than {@link #MOST_OCTETS}, one more than that is enough
     */
    public List<Violation> check(byte[] message, Characters characters) {
        boolean isWhole = message.length <= MOST_OCTETS;
        byte[] octets = isWhole ? message : wholeLines(message);
        Violations found = new Violations();
        HeaderCheck header = new HeaderCheck(HeaderCheck.Place.MESSAGE, registry, characters, found);
        int end = fields(octets, header);
        if (end == octets.length && !isWhole) {
            found.add(ViolationKind.TOO_LARGE, "");
        } else {
            header.end();
            PartHeaders.check(octets, () -> new HeaderCheck(HeaderCheck.Place.PART, registry, characters, found));
        }
        return found.all();
    }

    /** Where the empty line is that ends the header; behind the last octet if there is none. */
    private static int fields(byte[] octets, HeaderCheck header) {
        int at = 0;
        while (at < octets.length && !FieldLines.isEmpty(octets, at)) {
            int end = FieldLines.end(octets, at);
            header.field(Arrays.copyOfRange(octets, at, end));
            at = end;
        }
        return at;
    }

    /** A cut line would look like a violation. */
    private static byte[] wholeLines(byte[] message) {
        int end = MOST_OCTETS;
        while (end > 0 && message[end - 1] != '\n') {
            end--;
        }
        return Arrays.copyOf(message, end);
    }
}
