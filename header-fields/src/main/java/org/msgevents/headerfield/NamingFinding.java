// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield;

/**
 * What a field's name breaks.
 *
 * @param field its name
 * @param section where the rule or convention stands, such as {@code RFC 4249, section 3.1.2.1.1}
 * @param text what is amiss, and what would be allowed
 */
public record NamingFinding(Severity severity, String field, String section, String text) {
    /** How bad it is. */
    public enum Severity {
        /** Breaks a published rule: such a field must not be used. */
        RULE,
        /** Goes against what others expect of such a name. */
        CONVENTION
    }

    /** For the log, or the message of an error. */
    @Override
    public String toString() {
        return field + ": " + text + " (" + section + ")";
    }
}
