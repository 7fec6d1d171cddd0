// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield;

import java.util.Set;

/**
 * How a field's body is written, and how often it may stand (RFC 4249, sections 3.2.1 and 3.2.2).
 *
 * @param abnf the productions that define it, with their source
 * @param encoded where text that is not ASCII may be encoded; in messages of RFC 6532 it may also be UTF-8 as it is
 */
public record Syntax(SyntaxClass kind, String abnf, Instances instances, Set<EncodedPlace> encoded) {
    public Syntax {
        encoded = Set.copyOf(encoded);
    }
}
