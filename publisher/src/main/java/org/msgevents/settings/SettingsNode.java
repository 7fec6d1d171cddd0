// SPDX-License-Identifier: Apache-2.0
package org.msgevents.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One element of a configuration, whatever format it was written in.
 *
 * @param name the element's name
 * @param text its own text, trimmed, absent when there is none
 * @param attributes by name
 * @param children in the order they were written
 */
public record SettingsNode(
        String name, Optional<String> text, Map<String, String> attributes, List<SettingsNode> children) {
    public SettingsNode {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    /** Names only: a value may be a secret. */
    @Override
    public String toString() {
        return name + attributes.keySet() + children;
    }
}
