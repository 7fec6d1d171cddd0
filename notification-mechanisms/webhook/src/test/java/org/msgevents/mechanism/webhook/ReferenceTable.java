// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table in Markdown.
 *
 * @param rows of cells, trimmed, without the head
 */
record ReferenceTable(List<List<String>> rows) {
    private static final Pattern WORD = Pattern.compile("`([^`]+)`");

    /** The one table whose head begins with {@code head}. */
    static ReferenceTable find(String head, String page) {
        Pattern table = Pattern.compile("(?m)^\\| " + head + " \\|.*\\n\\| ---.*\\n((?:\\|.*\\n)+)");
        String found = table.matcher(page)
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.collectingAndThen(Collectors.toList(), ReferenceTable::only));
        return new ReferenceTable(found.lines().map(ReferenceTable::cells).toList());
    }

    /** The quoted words in the first cell of each row, and the second cell. */
    Stream<Entry> entries() {
        return rows.stream().flatMap(row -> words(row.get(0)).map(word -> new Entry(word, row.get(1))));
    }

    record Entry(String word, String meaning) {}

    Stream<String> words() {
        return entries().map(Entry::word);
    }

    /** The first quoted word in the second cell of the row of {@code word}. */
    String quoted(String word) {
        return entries()
                .filter(entry -> entry.word().equals(word))
                .flatMap(entry -> words(entry.meaning()))
                .findFirst()
                .orElseThrow();
    }

    private static String only(List<String> tables) {
        if (tables.size() != 1) {
            throw new IllegalStateException(tables.size() + " tables");
        }
        return tables.get(0);
    }

    private static List<String> cells(String row) {
        return Stream.of(row.substring(1).split("\\|")).map(String::strip).toList();
    }

    private static Stream<String> words(String cell) {
        return WORD.matcher(cell).results().map((MatchResult word) -> word.group(1));
    }
}
