// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Knows where hosts are. Thread-safe. */
@FunctionalInterface
interface NameService {
    /** What the operating system and the JVM say. */
    NameService OF_THE_SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    /** All its addresses, best first, at least one. Blocks. */
    List<InetAddress> resolve(String host) throws UnknownHostException;
}
