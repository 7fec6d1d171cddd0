// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** The page of the docs that says which event carries which parameter. */
class ParametersPageTest {
    private static final String HEAD =
            """
            # Which event carries which parameter

            Made from the table that also checks the events and makes their JSON Schemas:
            `mvn -pl event-model test -Dmsgevents.regenerate=true` writes this page anew. An example of each event stands in
            [`event-model/src/test/resources/golden/`](../event-model/src/test/resources/golden), its schema in
            [`event-model/src/main/resources/org/msgevents/schemas/1/`](../event-model/src/main/resources/org/msgevents/schemas/1).

            ## Events

            | | |
            | --- | --- |
            | ● | always there |
            | ○ | there where it is known |
            | ◐ | there where it is known, if the subscription includes it by name |

            Every event also has `event`, its name, and `timestamp`, when it happened.

            """;
    private static final String PARAMETERS =
            """

            ## Parameters

            Where a parameter is marked ¹, an event of several messages does not have it. Integers can be greater than 2^53: read them with 64
            bits. A receiver should tolerate parameters that do not stand here: a later version may send them.

            | Parameter | Meaning | Form |
            | --- | --- | --- |
            """;

    @Test
    void pageShouldBeTheOneThatIsCheckedIn() throws IOException {
        Regenerated.assertIs(Path.of("../docs/parameters.md"), HEAD + events() + PARAMETERS + parameters());
    }

    /** One column for all events that carry the same. */
    private static String events() {
        Collection<List<EventName>> columns = EventName.all().stream()
                .collect(groupingBy(ParametersPageTest::marks, LinkedHashMap::new, toList()))
                .values();
        String heads = row("", columns.stream().map(ParametersPageTest::names));
        String lines = row("---", columns.stream().map(column -> ":-:"));
        return heads
                + lines
                + Parameter.all().stream()
                        .map(parameter -> row(
                                "`" + parameter + "`", columns.stream().map(column -> mark(column.get(0), parameter))))
                        .collect(joining());
    }

    private static String names(List<EventName> column) {
        return column.stream().map(EventName::wireName).collect(joining("<br>"));
    }

    private static List<String> marks(EventName name) {
        return Parameter.all().stream().map(parameter -> mark(name, parameter)).toList();
    }

    private static String mark(EventName name, Parameter<?> parameter) {
        ParameterTable.Row row = ParameterTable.row(name);
        if (row.must().contains(parameter)) {
            return "●";
        }
        String optional = parameter.isOnRequest() && name.group() != EventGroup.QUOTA ? "◐" : "○";
        return row.allows(parameter) ? optional : "";
    }

    private static String parameters() {
        Function<Parameter<?>, String> name =
                parameter -> "`" + parameter + "`" + (ParameterTable.isOfOneMessage(parameter) ? " ¹" : "");
        return Parameter.all().stream()
                .map(parameter -> row(
                        name.apply(parameter),
                        Stream.of(parameter.meaning(), parameter.type().form())))
                .collect(joining());
    }

    private static String row(String first, Stream<String> others) {
        return Stream.concat(Stream.of(first), others).collect(joining(" | ", "| ", " |\n"));
    }
}
