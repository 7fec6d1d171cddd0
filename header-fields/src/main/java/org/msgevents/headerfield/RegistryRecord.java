// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One record of the registry's file: its keys, and the line it begins at. */
record RegistryRecord(int line, Map<String, String> values) {
    private static final String NONE = "none";
    private static final String REMARK = "Remark";
    private static final List<String> KEYS = List.of(
            "Field",
            "Purpose",
            "Protocol",
            "Registry",
            "Status",
            "Source",
            "Syntax",
            "ABNF",
            "Instances",
            "Category",
            "Producers",
            "Modifiers",
            "Consumers",
            "Context",
            "Fragmentation",
            "Internationalization",
            "Security",
            REMARK);
    private static final Pattern INSTANCES = Pattern.compile("(\\d{1,6})\\.\\.(\\d{1,6}|\\*) (stated|derived)");
    private static final Pattern CONTEXT = Pattern.compile("message|part|[a-z]+/[a-z0-9.+-]+");

    /** The paragraphs; a line that begins with a blank goes on with the one before, one with # is a comment. */
    static List<RegistryRecord> split(List<String> lines, List<String> faults) {
        List<RegistryRecord> records = new ArrayList<>();
        RegistryRecord open = new RegistryRecord(0, new LinkedHashMap<>());
        String key = "";
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i);
            int colon = text.indexOf(": ");
            if (text.isBlank()) {
                open = new RegistryRecord(0, new LinkedHashMap<>());
            } else if (text.startsWith(" ") && open.values.containsKey(key)) {
                open.values.merge(key, text.strip(), (start, rest) -> start + " " + rest);
            } else if (!text.startsWith("#")) {
                if (open.values.isEmpty()) {
                    open = new RegistryRecord(i + 1, new LinkedHashMap<>());
                    records.add(open);
                }
                key = colon < 0 ? text : text.substring(0, colon);
                open.take(i + 1, key, colon < 0 ? "" : text.substring(colon + 2).strip(), faults);
            }
        }
        return records;
    }

    private void take(int at, String key, String value, List<String> faults) {
        if (!KEYS.contains(key)) {
            faults.add("line " + at + ": '" + key + "' is no key; there are " + KEYS);
        } else if (values.putIfAbsent(key, value) != null) {
            faults.add("line " + at + ": " + key + " is there twice");
        }
    }

    /** Empty where there were faults. */
    Optional<HeaderFieldSpecification> specification(List<String> faults) {
        int before = faults.size();
        KEYS.stream()
                .filter(key ->
                        !key.equals(REMARK) && values.getOrDefault(key, "").isBlank())
                .forEach(key -> faults.add("line " + line + ": " + key + " is missing"));
        if (faults.size() > before) {
            return Optional.empty();
        }
        HeaderFieldSpecification specification = new HeaderFieldSpecification(
                text("Field"),
                text("Purpose"),
                registration(faults),
                syntax(faults),
                handling(faults),
                text("Security"),
                Optional.ofNullable(values.get(REMARK)));
        return faults.size() > before ? Optional.empty() : Optional.of(specification);
    }

    private Registration registration(List<String> faults) {
        return new Registration(
                several("Protocol", Protocol.class, faults),
                one("Registry", Registry.class, faults),
                one("Status", Status.class, faults),
                text("Source"));
    }

    private Syntax syntax(List<String> faults) {
        return new Syntax(
                one("Syntax", SyntaxClass.class, faults),
                text("ABNF"),
                instances(faults),
                several("Internationalization", EncodedPlace.class, faults));
    }

    private Handling handling(List<String> faults) {
        return new Handling(
                one("Category", Category.class, faults),
                several("Producers", Role.class, faults),
                several("Modifiers", Role.class, faults),
                several("Consumers", Role.class, faults),
                contexts(faults),
                one("Fragmentation", Fragmentation.class, faults));
    }

    private Instances instances(List<String> faults) {
        Matcher form = INSTANCES.matcher(text("Instances"));
        if (form.matches()) {
            int least = Integer.parseInt(form.group(1));
            int most = form.group(2).equals("*") ? Instances.UNLIMITED : Integer.parseInt(form.group(2));
            if (most >= Math.max(least, 1)) {
                return new Instances(least, most, form.group(3).equals("stated"));
            }
        }
        faults.add(fault("Instances", text("Instances"), "such as '0..1 stated' or '0..* derived'"));
        return new Instances(0, 1, false);
    }

    private List<String> contexts(List<String> faults) {
        List<String> contexts = words("Context");
        contexts.stream()
                .filter(context -> !CONTEXT.matcher(context).matches())
                .forEach(context -> faults.add(fault("Context", context, "message, part, or a media type")));
        return contexts;
    }

    private <E extends Enum<E>> E one(String key, Class<E> type, List<String> faults) {
        Set<E> found = EnumSet.noneOf(type);
        constant(key, text(key), type, faults).ifPresent(found::add);
        return found.stream().findFirst().orElse(type.getEnumConstants()[0]);
    }

    private <E extends Enum<E>> Set<E> several(String key, Class<E> type, List<String> faults) {
        Set<E> found = EnumSet.noneOf(type);
        if (!text(key).equals(NONE)) {
            words(key).forEach(word -> constant(key, word, type, faults).ifPresent(found::add));
        }
        return found;
    }

    private <E extends Enum<E>> Optional<E> constant(String key, String word, Class<E> type, List<String> faults) {
        Optional<E> found = Arrays.stream(type.getEnumConstants())
                .filter(constant -> WireName.of(constant).equals(word))
                .findFirst();
        if (found.isEmpty()) {
            String allowed =
                    Arrays.stream(type.getEnumConstants()).map(WireName::of).collect(joining(", "));
            faults.add(fault(key, word, allowed));
        }
        return found;
    }

    private String fault(String key, String value, String allowed) {
        return "line " + line + ": " + key + " of " + text("Field") + " is '" + value + "'; allowed: " + allowed;
    }

    private List<String> words(String key) {
        return List.of(text(key).split(" +"));
    }

    private String text(String key) {
        return values.getOrDefault(key, "");
    }
}
