// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Sections 4 and 5 of draft-ietf-lemonade-msgevent-03, word by word. */
final class Draft {
    private static final Pattern HEADING = Pattern.compile("[A-Za-z]+");
    private static final Pattern SECTION = Pattern.compile("[45]\\..*");
    private static final Pattern END_OF_SENTENCE = Pattern.compile("(?<=\\.)\\s+(?=[A-Z])");

    private final Map<String, String> events;
    private final Map<String, String> parameters;

    private Draft(Map<String, String> events, Map<String, String> parameters) {
        this.events = events;
        this.parameters = parameters;
    }

    static Draft read() throws IOException {
        try (InputStream resource = Draft.class.getResourceAsStream("/draft-ietf-lemonade-msgevent-03.txt")) {
            String text = new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
            int sectionFive = text.indexOf("5. Event Parameters");
            return new Draft(entries(text.substring(0, sectionFive)), entries(text.substring(sectionFive)));
        }
    }

    /** From each heading of one word to the text below it. */
    private static Map<String, String> entries(String section) {
        Map<String, String> entries = new LinkedHashMap<>();
        Optional<String> heading = Optional.empty();
        for (String paragraph : section.split("\n\n", 0)) {
            String text = paragraph.strip();
            if (HEADING.matcher(text).matches()) {
                heading = Optional.of(text);
                entries.put(text, "");
            } else if (SECTION.matcher(text).matches()) {
                heading = Optional.empty();
            } else {
                heading.ifPresent(entry -> entries.merge(entry, text, (above, below) -> above + " " + below));
            }
        }
        return entries;
    }

    List<String> eventNames() {
        return List.copyOf(events.keySet());
    }

    List<String> parameterNames() {
        return List.copyOf(parameters.keySet());
    }

    /** What section 4 says of an event's parameters, as one text. */
    String parametersOf(EventName event) {
        return sentences(events.getOrDefault(event.wireName(), ""))
                .dropWhile(sentence -> !sentence.startsWith("The parameters"))
                .collect(joining(" "));
    }

    /** The sentences of section 5 on a parameter. */
    List<String> sentencesOn(Parameter<?> parameter) {
        return sentences(parameters.getOrDefault(parameter.wireName(), "")).toList();
    }

    private static Stream<String> sentences(String text) {
        return END_OF_SENTENCE.splitAsStream(text.strip());
    }
}
