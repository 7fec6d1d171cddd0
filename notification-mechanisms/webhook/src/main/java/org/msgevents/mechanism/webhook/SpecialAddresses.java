// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The addresses that do not lead to the Internet at large: IANA's special-purpose registries (RFC 6890), multicast, and
 * whatever of IPv6 is not given out.
 */
final class SpecialAddresses {
    private static final AddressRange GIVEN_OUT = AddressRange.parse("2000::/3");
    private static final List<Kind> KINDS = List.of(
            Kind.of("an unspecified address", "0.0.0.0/8", "::/128"),
            Kind.of("a loopback address", "127.0.0.0/8", "::1/128"),
            Kind.of("a private address", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"),
            Kind.of("a unique local address", "fc00::/7"),
            Kind.of("a link-local address", "169.254.0.0/16", "fe80::/10"),
            Kind.of("a site-local address", "fec0::/10"),
            Kind.of("a shared address of carriers", "100.64.0.0/10"),
            Kind.of("a multicast address", "224.0.0.0/4", "ff00::/8"),
            Kind.of(
                    "an address of documentation",
                    "192.0.2.0/24",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "2001:db8::/32",
                    "3fff::/20"),
            Kind.of("an address of benchmarks", "198.18.0.0/15", "2001:2::/48"),
            Kind.of("a broadcast address", "255.255.255.255/32"),
            Kind.of("a reserved address", "192.0.0.0/24", "192.88.99.0/24", "240.0.0.0/4", "2001::/23"));

    private SpecialAddresses() {}

    /** What the address is, such as {@code a loopback address}; empty for one that may be anywhere. */
    static Optional<String> kind(InetAddress address) {
        List<InetAddress> embedded = EmbeddedAddresses.of(address);
        if (!embedded.isEmpty()) {
            return embedded.stream()
                    .flatMap(inner -> plainKind(inner).stream()
                            .map(kind -> kind + " (" + inner.getHostAddress() + ") within one of IPv6"))
                    .findFirst();
        }
        return plainKind(address);
    }

    private static Optional<String> plainKind(InetAddress address) {
        return Stream.concat(KINDS.stream().filter(kind -> kind.has(address)).map(Kind::name), notGivenOut(address))
                .findFirst();
    }

    private static Stream<String> notGivenOut(InetAddress address) {
        boolean isIpv4 = address.getAddress().length == 4;
        return isIpv4 || GIVEN_OUT.contains(address) ? Stream.empty() : Stream.of("a reserved address");
    }

    private record Kind(String name, List<AddressRange> ranges) {
        static Kind of(String name, String... ranges) {
            return new Kind(name, Stream.of(ranges).map(AddressRange::parse).toList());
        }

        boolean has(InetAddress address) {
            return ranges.stream().anyMatch(range -> range.contains(address));
        }
    }
}
