// SPDX-License-Identifier: Apache-2.0
package org.msgevents.settings;

/** A value that must not be told: not by a log, not by a fault, not by {@link #toString()}. */
public record Secret(String value) {
    @Override
    public String toString() {
        return "***";
    }
}
