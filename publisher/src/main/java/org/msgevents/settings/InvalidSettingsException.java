// SPDX-License-Identifier: Apache-2.0
package org.msgevents.settings;

import java.util.List;
import java.util.stream.Collectors;

/** Everything that is wrong with a configuration, told at once. */
public final class InvalidSettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    public InvalidSettingsException(String source, List<Fault> faults) {
        super(faults.stream()
                .map(fault -> "\n  " + fault)
                .collect(Collectors.joining("", source + " has " + faults.size() + " fault(s):", "")));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
