// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a benchmark is told on the command line, as {@code --name value}.
 *
 * @param values by name, defaults included
 */
public record Options(Map<String, String> values) {
    private static final String MARK = "--";
    private static final String DIRECTORY = "directory";
    private static final String DEFAULT_DIRECTORY = "benchmarks/target/data";

    public Options {
        values = Map.copyOf(values);
    }

    /**
     * Reads the arguments.
     *
     * @param defaults all the options there are, beside {@code --directory}; another one is an
     *     {@link IllegalArgumentException}
     */
    public static Options parse(String[] arguments, Map<String, String> defaults) {
        Map<String, String> values = new LinkedHashMap<>(defaults);
        values.put(DIRECTORY, DEFAULT_DIRECTORY);
        for (int i = 0; i < arguments.length; i += 2) {
            String name = arguments[i].startsWith(MARK) ? arguments[i].substring(MARK.length()) : "";
            if (!values.containsKey(name)) {
                throw new IllegalArgumentException("'" + arguments[i] + "' is no option; there are " + values.keySet());
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException("'" + arguments[i] + "' needs a value");
            }
            values.put(name, arguments[i + 1]);
        }
        return new Options(values);
    }

    public String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("'" + name + "' is no option");
        }
        return value;
    }

    /** At least 1; anything else is an {@link IllegalArgumentException}. */
    public int number(String name) {
        int number = Integer.parseInt(text(name));
        if (number < 1) {
            throw new IllegalArgumentException(MARK + name + " must be at least 1");
        }
        return number;
    }

    /** On whose disk to measure. */
    public Path directory() {
        return Path.of(text(DIRECTORY)).toAbsolutePath();
    }
}
