// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield;

import java.util.Set;

/**
 * Where a field comes from (RFC 3864, section 4.2.1).
 *
 * @param protocols what it is registered for; mail, MIME or both, and netnews beside mail
 * @param source the document and section that define it
 */
public record Registration(Set<Protocol> protocols, Registry registry, Status status, String source) {
    public Registration {
        protocols = Set.copyOf(protocols);
    }
}
