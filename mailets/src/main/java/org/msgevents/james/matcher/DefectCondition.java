// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.matcher;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.msgevents.headerfield.FieldNames;
import org.msgevents.headerfield.WireName;
import org.msgevents.headerfield.conformance.Violation;
import org.msgevents.headerfield.conformance.ViolationKind;
import org.msgevents.settings.SettingsNode;
import org.msgevents.settings.SettingsParser;
import org.msgevents.settings.SettingsReader;

/** The condition of the matcher: which violations it is about. */
record DefectCondition(List<Term> terms) {
    private static final String MATCHER = HeaderFieldDefects.class.getSimpleName();
    private static final String CONDITION = "condition";
    private static final String ANY = "*";

    private static final SettingsParser<List<Term>> TERMS = SettingsParser.of(
            "nothing, or KIND, KIND:FIELD or *:FIELD, separated by commas; FIELD is a field name, KIND one of "
                    + Arrays.stream(ViolationKind.values()).map(WireName::of).collect(Collectors.joining(", ")),
            text -> Arrays.stream(text.split(",", -1))
                    .map(String::strip)
                    .map(Term::parse)
                    .toList());

    /** Absent is any. */
    private record Term(Optional<ViolationKind> kind, Optional<String> field) {
        static Term parse(String text) {
            int colon = text.indexOf(':');
            String kind = colon < 0 ? text : text.substring(0, colon);
            Optional<String> field = colon < 0 ? Optional.empty() : Optional.of(text.substring(colon + 1));
            boolean isAnyKind = kind.equals(ANY) && field.isPresent();
            if (!field.map(FieldNames::isFieldName).orElse(true)) {
                throw new IllegalArgumentException(text);
            }
            return new Term(
                    isAnyKind
                            ? Optional.empty()
                            : Optional.of(ViolationKind.of(kind).orElseThrow(IllegalArgumentException::new)),
                    field);
        }

        boolean isMetBy(Violation violation) {
            return kind.map(violation.kind()::equals).orElse(true)
                    && field.map(violation.field()::equalsIgnoreCase).orElse(true);
        }
    }

    DefectCondition {
        terms = List.copyOf(terms);
    }

    /** Of nothing, all violations. */
    static DefectCondition read(Optional<String> written) {
        Optional<String> text = written.map(String::strip).filter(condition -> !condition.isEmpty());
        List<SettingsNode> children = text.stream()
                .map(condition -> new SettingsNode(CONDITION, Optional.of(condition), Map.of(), List.of()))
                .toList();
        SettingsReader reader = SettingsReader.of(new SettingsNode(MATCHER, Optional.empty(), Map.of(), children));
        DefectCondition condition =
                new DefectCondition(reader.value(CONDITION, TERMS).orElse(List.of()));
        reader.finish("mailetcontainer.xml, matcher " + MATCHER);
        return condition;
    }

    boolean isMetBy(List<Violation> violations) {
        return terms.isEmpty()
                ? !violations.isEmpty()
                : violations.stream().anyMatch(found -> terms.stream().anyMatch(term -> term.isMetBy(found)));
    }
}
