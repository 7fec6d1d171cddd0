// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The IPv4 addresses to which packets for an IPv6 address may be carried on the way. */
final class EmbeddedAddresses {
    private static final AddressRange COMPATIBLE = AddressRange.parse("::/96");
    private static final AddressRange UNSPECIFIED_AND_LOOPBACK = AddressRange.parse("::/127");
    private static final AddressRange TRANSLATED = AddressRange.parse("::ffff:0:0:0/96");
    private static final AddressRange NAT64 = AddressRange.parse("64:ff9b::/96");
    private static final AddressRange SIX_TO_FOUR = AddressRange.parse("2002::/16");
    private static final AddressRange TEREDO = AddressRange.parse("2001::/32");

    /** RFC 5214, in the lower half of an address. */
    private static final List<Integer> ISATAP = List.of(0x00005efe, 0x02005efe);

    private EmbeddedAddresses() {}

    /** Empty for an address of IPv4, as which Java reads those that are mapped (RFC 4291, 2.5.5.2). */
    static List<InetAddress> of(InetAddress address) {
        byte[] octets = address.getAddress();
        if (octets.length == 4 || UNSPECIFIED_AND_LOOPBACK.contains(address)) {
            return List.of();
        } else if (SIX_TO_FOUR.contains(address)) {
            return List.of(ipv4(octets, 2));
        } else if (TEREDO.contains(address)) {
            return List.of(ipv4(octets, 4), ipv4(inverted(octets), 12));
        } else if (Stream.of(COMPATIBLE, TRANSLATED, NAT64).anyMatch(range -> range.contains(address))
                || ISATAP.contains(ByteBuffer.wrap(octets).getInt(8))) {
            return List.of(ipv4(octets, 12));
        }
        return List.of();
    }

    private static byte[] inverted(byte[] octets) {
        byte[] inverted = octets.clone();
        for (int i = 0; i < inverted.length; i++) {
            inverted[i] = (byte) ~inverted[i];
        }
        return inverted;
    }

    private static InetAddress ipv4(byte[] octets, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(octets, from, from + 4));
        } catch (UnknownHostException notFourOctets) {
            throw new IllegalStateException("four octets are an address", notFourOctets);
        }
    }
}
