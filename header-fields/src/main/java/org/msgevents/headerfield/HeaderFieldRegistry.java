// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The header fields that are known: those of RFC 4021 and of IANA's registries for mail and MIME. Immutable. */
public final class HeaderFieldRegistry {
    private static final String FILE = "header-fields.txt";

    private final Map<String, HeaderFieldSpecification> fields;

    private HeaderFieldRegistry(Map<String, HeaderFieldSpecification> fields) {
        this.fields = fields;
    }

    private static final class Bundled {
        static final HeaderFieldRegistry REGISTRY = load();

        private static HeaderFieldRegistry load() {
            try (InputStream file = HeaderFieldRegistry.class.getResourceAsStream(FILE)) {
                if (file == null) {
                    throw new IllegalStateException(FILE + " is not in the jar");
                }
                return parse(new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                        .lines()
                        .toList());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The registry that comes with this module; read once, at the first call. */
    public static HeaderFieldRegistry bundled() {
        return Bundled.REGISTRY;
    }

    /**
     * Reads a registry from lines in the form of the bundled one.
     *
     * @throws IllegalArgumentException if a record is not complete or a value is not of the vocabulary; the message has
     *     every fault with its line, the key, the value and what is allowed
     */
    public static HeaderFieldRegistry parse(List<String> lines) {
        List<String> faults = new ArrayList<>();
        Map<String, HeaderFieldSpecification> fields = new LinkedHashMap<>();
        for (RegistryRecord entry : RegistryRecord.split(lines, faults)) {
            entry.specification(faults).ifPresent(field -> {
                if (fields.putIfAbsent(key(field.name()), field) != null) {
                    faults.add("line " + entry.line() + ": there is a record of " + field.name() + " already");
                }
            });
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", faults));
        }
        return new HeaderFieldRegistry(fields);
    }

    /** The field of this name, whatever its case. */
    public Optional<HeaderFieldSpecification> find(String name) {
        return Optional.ofNullable(fields.get(key(name)));
    }

    /** In the order of the file, which is that of their names. */
    public List<HeaderFieldSpecification> all() {
        return List.copyOf(fields.values());
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
