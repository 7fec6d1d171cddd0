// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.msgevents.settings.SettingsParser;
import org.msgevents.settings.SettingsParsers;

/**
 * To which addresses a webhook may connect: any of the Internet at large, and those that the operator allows.
 *
 * @param hosts names, in lower case, that may be at any address
 * @param ranges addresses that any host may have
 */
record TargetRules(Set<String> hosts, List<AddressRange> ranges) {
    static final SettingsParser<TargetRules> PARSER = SettingsParser.of(
            "host names, addresses and ranges with spaces between, such as: crm.internal 127.0.0.1 10.1.0.0/16",
            TargetRules::parse);

    /** Allows nothing besides. */
    static final TargetRules INTERNET = new TargetRules(Set.of(), List.of());

    /** Labels of a name (RFC 1123), with the underscore that some networks use; the last is no number. */
    private static final String HOST = "([A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\\.)*"
            + "(?![0-9]+$)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

    TargetRules {
        hosts = Set.copyOf(hosts);
        ranges = List.copyOf(ranges);
    }

    private static TargetRules parse(String text) {
        List<String> words =
                SettingsParsers.listOf(SettingsParsers.TEXT).parse().apply(text);
        return new TargetRules(
                words.stream()
                        .filter(TargetRules::isHost)
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()),
                words.stream()
                        .filter(word -> !isHost(word))
                        .map(AddressRange::parse)
                        .toList());
    }

    private static boolean isHost(String word) {
        return word.matches(HOST);
    }

    /** Why not to connect to that address of the host, and what to do about it; empty when nothing is against it. */
    Optional<String> objection(String host, InetAddress address) {
        if (hosts.contains(host.toLowerCase(Locale.ROOT))
                || ranges.stream().anyMatch(range -> range.contains(address))) {
            return Optional.empty();
        }
        String literal = address.getHostAddress().replaceFirst("%.*", "");
        return SpecialAddresses.kind(address)
                .map(kind -> host + " is at " + literal + ", " + kind + "; to allow it, add <allow>" + literal
                        + "</allow> to the webhook");
    }
}
