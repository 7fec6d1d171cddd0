// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.mailet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.mailet.MailetConfig;
import org.msgevents.settings.SettingsNode;

/** The parameters of a mailet as settings. */
final class MailetSettings {
    private MailetSettings() {}

    /** Under the mailet's name; blank parameters have no text. */
    static SettingsNode node(String mailet, MailetConfig config) {
        List<SettingsNode> children = new ArrayList<>();
        config.getInitParameterNames().forEachRemaining(name -> children.add(leaf(config, name)));
        return new SettingsNode(mailet, Optional.empty(), Map.of(), children);
    }

    private static SettingsNode leaf(MailetConfig config, String name) {
        Optional<String> text = Optional.ofNullable(config.getInitParameter(name))
                .map(String::trim)
                .filter(written -> !written.isEmpty());
        return new SettingsNode(name, text, Map.of(), List.of());
    }
}
