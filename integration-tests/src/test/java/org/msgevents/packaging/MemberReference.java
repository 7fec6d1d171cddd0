// SPDX-License-Identifier: Apache-2.0
package org.msgevents.packaging;

/** What a class file says of a field or method that it uses. */
record MemberReference(String owner, String name, String descriptor, Kind kind) {
    enum Kind {
        FIELD,
        METHOD,
        INTERFACE_METHOD
    }

    boolean isMember(String ofType, String named) {
        return owner.equals(ofType) && name.equals(named);
    }

    @Override
    public String toString() {
        return owner + "." + name + descriptor;
    }
}
