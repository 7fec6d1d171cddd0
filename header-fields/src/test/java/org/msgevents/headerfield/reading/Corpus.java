// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The cases of corpus.txt. */
final class Corpus {
    static final Path FILE = Path.of("src/test/resources/org/msgevents/headerfield/reading/corpus.txt");

    private Corpus() {}

    /** {@code lines} are octets, each a char; without line ends. */
    record Case(int line, String comment, List<String> lines, String reading) {
        byte[] header(String lineEnd) {
            return (String.join(lineEnd, lines) + lineEnd).getBytes(StandardCharsets.ISO_8859_1);
        }

        /** Of all the fields in it. */
        List<String> names() {
            return lines.stream()
                    .filter(text -> !text.startsWith(" ") && !text.startsWith("\t") && text.indexOf(':') > 0)
                    .map(text -> text.substring(0, text.indexOf(':')).strip())
                    .filter(name -> name.indexOf(' ') < 0)
                    .distinct()
                    .toList();
        }

        @Override
        public String toString() {
            return "line " + line + ": " + comment;
        }
    }

    static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        String comment = "";
        List<String> header = new ArrayList<>();
        List<String> lines = Files.readAllLines(FILE);
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i);
            if (text.startsWith("#")) {
                comment = text.substring(1).strip();
            } else if (text.startsWith("> ")) {
                header.add(octets(text.substring(2)));
            } else if (text.startsWith("= ")) {
                cases.add(new Case(i, comment, List.copyOf(header), text.substring(2)));
                header.clear();
            }
        }
        return cases;
    }

    /** All headers, for those that change them at random. */
    static Stream<byte[]> headers() throws IOException {
        return cases().stream().map(ugly -> ugly.header("\r\n"));
    }

    private static String octets(String text) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (text.startsWith("\\x", i)) {
                octets.write(Integer.parseInt(text.substring(i + 2, i + 4), 16));
                i += 3;
            } else if (c == '\\') {
                octets.write('\\');
                i++;
            } else {
                int end = Character.isHighSurrogate(c) ? i + 2 : i + 1;
                octets.writeBytes(text.substring(i, end).getBytes(StandardCharsets.UTF_8));
                i = end - 1;
            }
        }
        return octets.toString(StandardCharsets.ISO_8859_1);
    }
}
