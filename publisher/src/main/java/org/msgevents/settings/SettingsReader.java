// SPDX-License-Identifier: Apache-2.0
package org.msgevents.settings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a {@link SettingsNode}, remembers every fault, and knows which keys nobody asked for.
 *
 * <p>Not thread-safe. A value that is missing or wrong is a fault and an empty result, so that reading goes on and
 * finds the other faults.
 */
public final class SettingsReader {
    private final SettingsNode node;
    private final String path;
    private final List<Fault> faults;
    private final List<SettingsReader> readers = new ArrayList<>();
    private final Set<String> asked = new HashSet<>();
    private final Set<String> askedAttributes = new HashSet<>();

    private SettingsReader(SettingsNode node, String path, List<Fault> faults) {
        this.node = node;
        this.path = path;
        this.faults = faults;
    }

    public static SettingsReader of(SettingsNode root) {
        return of(root, List.of());
    }

    /** With the faults that were found when the tree was made: they are told with the others. */
    public static SettingsReader of(SettingsNode root, List<Fault> found) {
        return new SettingsReader(root, root.name(), new ArrayList<>(found));
    }

    /** Where this element stands, such as {@code messageStoreEvents/subscription[crm]}. */
    public String path() {
        return path;
    }

    public SettingsNode node() {
        return node;
    }

    /** The element's own text. */
    public <T> Optional<T> text(SettingsParser<T> parser) {
        return node.text().flatMap(text -> parse(path, text, parser));
    }

    /** The element's own text; it is a fault when there is none. */
    public <T> Optional<T> requiredText(SettingsParser<T> parser) {
        if (node.text().isEmpty()) {
            faults.add(new Fault(path, "is empty", parser.wanted()));
        }
        return text(parser);
    }

    /** It is a fault when there is no such attribute. */
    public <T> Optional<T> requiredAttribute(String name, SettingsParser<T> parser) {
        if (!node.attributes().containsKey(name)) {
            faults.add(new Fault(path + "/@" + name, "is missing", parser.wanted()));
        }
        return attribute(name, parser);
    }

    public <T> Optional<T> attribute(String name, SettingsParser<T> parser) {
        askedAttributes.add(name);
        return Optional.ofNullable(node.attributes().get(name))
                .flatMap(text -> parse(path + "/@" + name, text, parser));
    }

    /** The text of the one child of that name. */
    public <T> Optional<T> value(String name, SettingsParser<T> parser) {
        return child(name).flatMap(child -> child.text(parser));
    }

    /** The text of the one child of that name; it is a fault when there is none. */
    public <T> Optional<T> required(String name, SettingsParser<T> parser) {
        Optional<SettingsReader> child = child(name);
        if (child.flatMap(found -> found.node.text()).isEmpty()) {
            faults.add(new Fault(path + "/" + name, "is missing", parser.wanted()));
        }
        return child.flatMap(found -> found.text(parser));
    }

    /** The one child of that name; a second one is a fault. */
    public Optional<SettingsReader> child(String name) {
        List<SettingsReader> found = children(name);
        if (found.size() > 1) {
            faults.add(new Fault(path + "/" + name, "stands " + found.size() + " times", "at most one"));
        }
        return found.stream().findFirst();
    }

    /** The children of that name, in order; one with an attribute {@code name} has it in its path. */
    public List<SettingsReader> children(String name) {
        asked.add(name);
        List<SettingsReader> found = node.children().stream()
                .filter(child -> child.name().equals(name))
                .map(child -> new SettingsReader(child, path + "/" + label(child), faults))
                .toList();
        readers.addAll(found);
        return found;
    }

    /** Adds a fault at this element. */
    public void fault(String value, String wanted) {
        faults.add(new Fault(path, value, wanted));
    }

    /**
     * Throws all faults at once, unknown keys among them, if there are any. To be called on the root, when all has
     * been read.
     */
    public void finish(String source) {
        findUnknown();
        if (!faults.isEmpty()) {
            throw new InvalidSettingsException(source, faults);
        }
    }

    private void findUnknown() {
        for (SettingsNode child : node.children()) {
            if (!asked.contains(child.name())) {
                faults.add(new Fault(path + "/" + child.name(), "is not known", "one of " + sorted(asked)));
            }
        }
        for (Map.Entry<String, String> attribute : node.attributes().entrySet()) {
            if (!askedAttributes.contains(attribute.getKey())) {
                faults.add(new Fault(
                        path + "/@" + attribute.getKey(), "is not known", "one of " + sorted(askedAttributes)));
            }
        }
        readers.forEach(SettingsReader::findUnknown);
    }

    private <T> Optional<T> parse(String where, String text, SettingsParser<T> parser) {
        try {
            return Optional.of(parser.parse().apply(text));
        } catch (IllegalArgumentException unreadable) {
            faults.add(new Fault(where, parser.confidentiality().show(text), parser.wanted()));
            return Optional.empty();
        }
    }

    private static String label(SettingsNode child) {
        String name = child.attributes().get("name");
        return name == null ? child.name() : child.name() + "[" + name + "]";
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }
}
