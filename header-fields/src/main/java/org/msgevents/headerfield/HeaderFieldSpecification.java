// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield;

import java.util.Optional;

/**
 * What an implementer has to know of a header field: the specification items of RFC 4249, section 3.
 *
 * @param name as its specification spells it; compared without regard to case
 * @param purpose what it is about, in a line (section 3.3.2)
 * @param security what the specification, or experience, says of its dangers (section 3.4.1)
 * @param remark what no other item can tell
 */
public record HeaderFieldSpecification(
        String name,
        String purpose,
        Registration registration,
        Syntax syntax,
        Handling handling,
        String security,
        Optional<String> remark) {}
