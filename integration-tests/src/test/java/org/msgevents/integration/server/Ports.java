// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.server;

/** Where a running James listens, all on the loopback address. */
public record Ports(int imap, int smtp, int lmtp, int pop3, int webAdmin) {
    /** Reads what {@link #toString()} wrote. */
    public static Ports parse(String text) {
        int[] ports = java.util.Arrays.stream(text.split(" ", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
        return new Ports(ports[0], ports[1], ports[2], ports[3], ports[4]);
    }

    @Override
    public String toString() {
        return imap + " " + smtp + " " + lmtp + " " + pop3 + " " + webAdmin;
    }
}
