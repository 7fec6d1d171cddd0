// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.net.InetAddress;
import java.util.regex.Pattern;

/**
 * The IP addresses that begin alike, such as {@code 10.0.0.0/8} (RFC 4632, RFC 4291). Those of IPv4 and IPv6 are apart.
 *
 * @param first the lowest of them
 * @param prefix how many bits they have in common
 */
record AddressRange(InetAddress first, int prefix) {
    private static final Pattern PREFIX = Pattern.compile("[0-9]{1,3}");

    /** An address, or an address and its prefix; what is neither is an {@link IllegalArgumentException}. */
    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        InetAddress first = AddressLiteral.parse(slash < 0 ? text : text.substring(0, slash))
                .orElseThrow(() -> new IllegalArgumentException("no address"));
        int bits = first.getAddress().length * Byte.SIZE;
        return checked(new AddressRange(first, slash < 0 ? bits : prefix(text.substring(slash + 1), bits)));
    }

    private static int prefix(String text, int bits) {
        if (!PREFIX.matcher(text).matches() || Integer.parseInt(text) > bits) {
            throw new IllegalArgumentException("no prefix");
        }
        return Integer.parseInt(text);
    }

    /** What begins further up than its prefix allows was meant otherwise. */
    private static AddressRange checked(AddressRange range) {
        byte[] octets = range.first.getAddress();
        for (int bit = range.prefix; bit < octets.length * Byte.SIZE; bit++) {
            if (bit(octets, bit) != 0) {
                throw new IllegalArgumentException("bits beyond the prefix");
            }
        }
        return range;
    }

    boolean contains(InetAddress address) {
        byte[] mine = first.getAddress();
        byte[] others = address.getAddress();
        if (mine.length != others.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            if (bit(mine, bit) != bit(others, bit)) {
                return false;
            }
        }
        return true;
    }

    private static int bit(byte[] octets, int index) {
        return (octets[index / Byte.SIZE] >> (Byte.SIZE - 1 - index % Byte.SIZE)) & 1;
    }
}
