// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.mail;

/** Where a server listens, on the loopback address. */
record Ports(int imap, int smtp) {
    /** Reads what {@link #toString()} wrote. */
    static Ports parse(String text) {
        String[] ports = text.split(" ", -1);
        return new Ports(Integer.parseInt(ports[0]), Integer.parseInt(ports[1]));
    }

    @Override
    public String toString() {
        return imap + " " + smtp;
    }
}
