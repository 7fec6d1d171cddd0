// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield;

/** The syntax of field names (RFC 5322, sections 2.2 and 3.6.8). */
public final class FieldNames {
    /** A name longer than this leaves no room for a body on a line of 78 characters (RFC 5322, section 2.1.1). */
    public static final int MOST = 76;

    private FieldNames() {}

    /** Whether it is printable ASCII without colon, and 1 to {@value #MOST} characters long. */
    public static boolean isFieldName(String name) {
        return !name.isEmpty() && name.length() <= MOST && name.chars().allMatch(c -> c > ' ' && c < 0x7F && c != ':');
    }
}
