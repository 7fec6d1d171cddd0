// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.extension;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.apache.commons.configuration2.HierarchicalConfiguration;
import org.apache.commons.configuration2.interpol.ConfigurationInterpolator;
import org.apache.commons.configuration2.tree.ImmutableNode;
import org.msgevents.settings.Fault;
import org.msgevents.settings.SettingsNode;
import org.msgevents.settings.SettingsReader;

/**
 * Turns what James read of an XML file into settings.
 *
 * <p>Variables in texts and attributes, such as <code>${env:CRM_SECRET}</code> and
 * <code>${file:UTF-8:/run/secrets/crm}</code>, are replaced; one that has no value is a fault. A variable's value never
 * enters a fault.
 */
final class SettingsTree {
    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{[^}]*}");

    private final ConfigurationInterpolator variables;
    private final List<Fault> faults = new ArrayList<>();

    private SettingsTree(ConfigurationInterpolator variables) {
        this.variables = variables;
    }

    static SettingsReader read(HierarchicalConfiguration<ImmutableNode> configuration) {
        SettingsTree tree = new SettingsTree(configuration.getInterpolator());
        ImmutableNode root = configuration.getNodeModel().getNodeHandler().getRootNode();
        return SettingsReader.of(tree.node(root, root.getNodeName()), tree.faults);
    }

    private SettingsNode node(ImmutableNode source, String path) {
        return new SettingsNode(
                source.getNodeName(), text(source, path), attributes(source, path), children(source, path));
    }

    private Optional<String> text(ImmutableNode source, String path) {
        return Optional.ofNullable(source.getValue())
                .flatMap(value -> resolve(value.toString(), path))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private Map<String, String> attributes(ImmutableNode source, String path) {
        Map<String, String> attributes = new LinkedHashMap<>();
        source.getAttributes().forEach((name, value) -> resolve(String.valueOf(value), path + "/@" + name)
                .ifPresent(resolved -> attributes.put(name, resolved)));
        return attributes;
    }

    private List<SettingsNode> children(ImmutableNode source, String path) {
        return source.getChildren().stream()
                .map(child -> node(child, path + "/" + label(child)))
                .toList();
    }

    private Optional<String> resolve(String text, String path) {
        List<String> unresolved = VARIABLE.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(variable -> value(variable).isEmpty())
                .toList();
        unresolved.forEach(
                variable -> faults.add(new Fault(path, variable + " has no value", "a variable that has one")));
        return unresolved.isEmpty() ? value(text) : Optional.empty();
    }

    /** What it stands for; an unknown variable stands for itself, a file that cannot be read is an exception. */
    private Optional<String> value(String text) {
        try {
            return Optional.of(String.valueOf(variables.interpolate(text)))
                    .filter(value -> !VARIABLE.matcher(text).matches() || !value.equals(text));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static String label(ImmutableNode node) {
        return Optional.ofNullable(node.getAttributes().get("name"))
                .map(name -> node.getNodeName() + "[" + name + "]")
                .orElse(node.getNodeName());
    }
}
