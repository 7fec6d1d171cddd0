// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgevents.headerfield.NamingFinding.Severity;

class NamingRulesTest {
    private static final HeaderFieldRegistry REGISTRY = HeaderFieldRegistry.bundled();
    private static final NamingRules RULES = new NamingRules(REGISTRY);

    @ParameterizedTest
    @CsvSource({
        "Content-Mood, MAIL, INFORMATIONAL, 3.1.2.1.1",
        "Mood, MIME, MIME, 3.1.2.1.1",
        "Resent-Subject, MAIL, INFORMATIONAL, 3.1.2.1.2",
        "Resent-Mood, MAIL, RESENT, 3.1.2.1.2",
        "Passed-On-By, MAIL, RESENT, 3.1.2.1.2"
    })
    void findingShouldBeARuleWhenOneIsBroken(String name, Protocol protocol, Category category, String section) {
        assertThat(RULES.check(name, Set.of(protocol), category))
                .contains(new NamingFinding(
                        Severity.RULE, name, "RFC 4249, section " + section, textOf(name, protocol, category)))
                .hasSize(1);
    }

    private static String textOf(String name, Protocol protocol, Category category) {
        return RULES.check(name, Set.of(protocol), category).get(0).text();
    }

    @ParameterizedTest
    @CsvSource({
        "Accept-Mood, INFORMATIONAL, 3.1.2.2.1",
        "Mood-Wanted, NEGOTIATION, 3.1.2.2.1",
        "List-Mood, INFORMATIONAL, 3.1.2.2.2",
        "Mailing-List, LIST, 3.1.2.2.2",
        "Illegal-From, ORIGINATOR, 3.1.2.2.3",
        "Disposition-Notification-Mood, CONTROL, 3.1.2.2.4",
        "Original-Mood, TRACE, 3.1.2.2.5",
        "Old-Subject, ORIGINAL, 3.1.2.2.5",
        "Reporting-Mood, LIST, 3.1.2.2.6",
        "X400-Mood, NOTIFICATION, 3.1.2.2.7",
        "Discarded-X400-Mood, CONTROL, 3.1.2.2.8",
        "P1-Mood, CONTROL, 3.1.2.2.9",
        "Delivery-Report-Content-Mood, CONTROL, 3.1.2.2.10"
    })
    void findingShouldBeAConventionWhenOneIsBroken(String name, Category category, String section) {
        assertThat(RULES.check(name, Set.of(Protocol.MAIL), category))
                .extracting(NamingFinding::severity, NamingFinding::section)
                .contains(org.assertj.core.groups.Tuple.tuple(Severity.CONVENTION, "RFC 4249, section " + section));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Sub ject", "Subject:", "Sübject", "Subject\r\nBcc", "\u007F"})
    void namesShouldBeFieldNames(String name) {
        assertThat(RULES.check(name, Set.of(Protocol.MAIL), Category.INFORMATIONAL))
                .extracting(NamingFinding::severity, NamingFinding::section)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Severity.RULE, "RFC 5322, section 3.6.8"));
    }

    @Test
    void prefixesShouldCountWhateverTheirCase() {
        assertThat(RULES.check("content-mood", Set.of(Protocol.MAIL), Category.INFORMATIONAL))
                .hasToString("[content-mood: the prefix Content- is for MIME fields only"
                        + " (RFC 4249, section 3.1.2.1.1)]");
    }

    @Test
    void wellNamedFieldsShouldHaveNoFinding() {
        assertThat(RULES.check("Message-Store-Event", Set.of(Protocol.MAIL), Category.INFORMATIONAL))
                .isEmpty();
        assertThat(RULES.check("Resent-Keywords", Set.of(Protocol.MAIL), Category.RESENT))
                .isEmpty();
    }

    /** What was registered although it breaks a rule, or goes against a convention. */
    @Test
    void registeredFieldsShouldHaveNoOtherFindingsThanTheseKnown() {
        List<String> broken = findings(Severity.RULE);
        List<String> unusual = findings(Severity.CONVENTION);

        assertThat(broken).containsExactly("Base", "Content-Identifier", "Content-Return");
        assertThat(unusual)
                .containsExactly(
                        "X-Archived-At",
                        "X-Face",
                        "X-Mittente",
                        "X-Ricevuta",
                        "X-Riferimento-Message-ID",
                        "X-TipoRicevuta",
                        "X-Trasporto",
                        "X-VerificaSicurezza");
    }

    private static List<String> findings(Severity severity) {
        return REGISTRY.all().stream()
                .flatMap(field -> RULES.check(field).stream())
                .filter(finding -> finding.severity() == severity)
                .map(NamingFinding::field)
                .toList();
    }
}
