// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Lists of names that others have published: a line is marks that hold for its names, then the names. */
final class TranscribedNames {
    private TranscribedNames() {}

    record Named(List<String> marks, String name) {}

    static Stream<Named> of(String file, int marks) throws IOException {
        try (InputStream stream = Objects.requireNonNull(TranscribedNames.class.getResourceAsStream(file))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> names(List.of(line.split(" ")), marks));
        }
    }

    private static Stream<Named> names(List<String> words, int marks) {
        return words.stream().skip(marks).map(name -> new Named(words.subList(0, marks), name));
    }
}
