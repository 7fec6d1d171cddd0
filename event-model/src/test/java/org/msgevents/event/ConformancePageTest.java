// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of the docs that answers each paragraph of the draft: it leaves nothing out, and names tests that exist. */
class ConformancePageTest {
    private static final Path PROJECT = Path.of("..");
    private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| (`[^|]+`) \\|");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");

    private String page;

    @BeforeEach
    void readPage() throws IOException {
        page = Files.readString(PROJECT.resolve("docs/conformance.md"));
    }

    @Test
    void pageShouldHaveEveryEventAndParameterOfTheDraft() throws IOException {
        Draft draft = Draft.read();
        List<String> answered = FIRST_CELL
                .matcher(page)
                .results()
                .flatMap(cell -> CODE.matcher(cell.group(1)).results())
                .map(code -> code.group(1))
                .toList();

        assertThat(answered).containsAll(draft.eventNames()).containsAll(draft.parameterNames());
    }

    @Test
    void pageShouldNameTestsThatExist() throws IOException {
        Set<String> named = TEST.matcher(page)
                .results()
                .map((MatchResult test) -> test.group(1) + ".java")
                .collect(toSet());

        try (Stream<Path> files = Files.find(
                PROJECT,
                14,
                (file, attributes) -> named.contains(file.getFileName().toString()))) {
            assertThat(files.map(file -> file.getFileName().toString()).collect(toSet()))
                    .containsExactlyInAnyOrderElementsOf(named);
        }
    }

    @Test
    void everyRowShouldNameATestOrSayThatThereIsNone() {
        assertThat(page.lines().filter(line -> line.startsWith("| `")))
                .isNotEmpty()
                .map(line -> line.substring(line.lastIndexOf('|', line.length() - 2)))
                .allMatch(shownBy ->
                        shownBy.contains("not yet") || TEST.matcher(shownBy).find());
    }
}
