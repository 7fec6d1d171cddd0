// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HeaderFieldRegistryTest {
    private static final HeaderFieldRegistry REGISTRY = HeaderFieldRegistry.bundled();
    private static final Set<String> ENCLOSED_BESIDE_CONTENT = Set.of(
            "Subject",
            "Message-ID",
            "Encrypted",
            "MIME-Version",
            "Disposition-Notification-To",
            "Disposition-Notification-Options",
            "Original-Recipient");

    static List<HeaderFieldSpecification> fields() {
        return REGISTRY.all();
    }

    @Test
    void registryShouldHaveEveryFieldOfRfc4021() throws IOException {
        assertThat(TranscribedNames.of("rfc4021.txt", 1)).hasSize(88).allSatisfy(field -> {
            HeaderFieldSpecification known = REGISTRY.find(field.name()).orElseThrow();
            assertThat(known.name()).isEqualTo(field.name());
            assertThat(known.registration().protocols())
                    .extracting(WireName::of)
                    .contains(field.marks().get(0));
        });
    }

    @Test
    void registryShouldHaveEveryNameOfThePublicRegistryAndNoOther() throws IOException {
        assertThat(TranscribedNames.of("iana.txt", 2).map(TranscribedNames.Named::name))
                .containsExactlyInAnyOrderElementsOf(fields().stream()
                        .filter(field -> field.registration().registry() != Registry.OWN)
                        .map(HeaderFieldSpecification::name)
                        .toList());
    }

    @Test
    void fieldsOfOurOwnShouldBreakNoRuleAndNoConvention() {
        NamingRules rules = new NamingRules(REGISTRY);

        assertThat(fields().stream().filter(field -> field.registration().registry() == Registry.OWN))
                .isNotEmpty()
                .allSatisfy(field -> assertThat(rules.check(field)).isEmpty());
    }

    @Test
    void statusShouldBeThatOfThePublicRegistryWhereItHasOne() throws IOException {
        assertThat(TranscribedNames.of("iana.txt", 2)).allSatisfy(field -> {
            HeaderFieldSpecification known = REGISTRY.find(field.name()).orElseThrow();
            assertThat(known.registration().protocols())
                    .extracting(WireName::of)
                    .contains(field.marks().get(1));
            if (!field.marks().get(0).equals("-")) {
                assertThat(WireName.of(known.registration().status()))
                        .isEqualTo(field.marks().get(0));
            }
        });
    }

    /** The table of RFC 5322, section 3.6. */
    @ParameterizedTest
    @CsvSource({
        "Return-Path, 0..*",
        "Received, 0..*",
        "Resent-Date, 0..*",
        "Resent-From, 0..*",
        "Resent-Sender, 0..*",
        "Resent-To, 0..*",
        "Resent-Cc, 0..*",
        "Resent-Bcc, 0..*",
        "Resent-Message-ID, 0..*",
        "Date, 1..1",
        "From, 1..1",
        "Sender, 0..1",
        "Reply-To, 0..1",
        "To, 0..1",
        "Cc, 0..1",
        "Bcc, 0..1",
        "Message-ID, 0..1",
        "In-Reply-To, 0..1",
        "References, 0..1",
        "Subject, 0..1",
        "Comments, 0..*",
        "Keywords, 0..*"
    })
    void instancesShouldBeThoseOfTheMessageFormat(String name, String instances) {
        Instances known = REGISTRY.find(name).orElseThrow().syntax().instances();

        assertThat(known).hasToString(instances);
        assertThat(known.isStated()).isTrue();
    }

    /** RFC 2046, section 5.2.2.1, with the amendment of RFC 8098, section 2.5. */
    @ParameterizedTest
    @MethodSource("fields")
    void fragmentationShouldFollowFromTheName(HeaderFieldSpecification field) {
        boolean isEnclosed = field.name().startsWith("Content-") || ENCLOSED_BESIDE_CONTENT.contains(field.name());
        boolean isOfMessages = field.handling().contexts().contains("message") || isEnclosed;

        assertThat(field.handling().fragmentation())
                .isIn(
                        isEnclosed ? Fragmentation.ENCLOSED : Fragmentation.ENCLOSING,
                        isOfMessages ? Fragmentation.ENCLOSING : Fragmentation.NOT_APPLICABLE)
                .isNotEqualTo(isEnclosed ? Fragmentation.ENCLOSING : Fragmentation.ENCLOSED);
    }

    @ParameterizedTest
    @MethodSource("fields")
    void whatMustNotBeGeneratedShouldHaveNoProducer(HeaderFieldSpecification field) {
        Status status = field.registration().status();
        if (status == Status.OBSOLETED || status == Status.DEPRECATED) {
            assertThat(field.handling().producers()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("fields")
    void encodingShouldBeWhereTheSyntaxHasRoomForIt(HeaderFieldSpecification field) {
        Set<EncodedPlace> encoded = field.syntax().encoded();

        assertThat(FieldNames.isFieldName(field.name())).isTrue();
        assertThat(field.registration().protocols()).isNotEmpty();
        assertThat(encoded.contains(EncodedPlace.TEXT))
                .isEqualTo(field.syntax().kind() == SyntaxClass.UNSTRUCTURED && !encoded.isEmpty());
        if (encoded.contains(EncodedPlace.PARAMETER)) {
            assertThat(field.syntax().kind()).isIn(SyntaxClass.PARAMETERS, SyntaxClass.PARAMETER_LIST);
        }
    }

    @Test
    void fieldsShouldBeFoundWhateverTheCase() {
        assertThat(REGISTRY.find("mEsSaGe-Id"))
                .map(HeaderFieldSpecification::name)
                .contains("Message-ID");
        assertThat(REGISTRY.find("X-Spam-Score")).isEmpty();
    }

    @Test
    void fieldsShouldBeInTheOrderOfTheirNames() {
        assertThat(fields())
                .extracting(HeaderFieldSpecification::name)
                .isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
    }

    @Test
    void everyFaultShouldBeToldWithItsLine() {
        Map<String, String> record = new TreeMap<>(Map.of(
                "Category", "trace",
                "Field", "Foo",
                "Instances", "2..1 stated",
                "Status", "stable",
                "Syntax", "text"));

        assertThatThrownBy(() -> HeaderFieldRegistry.parse(lines(record)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 1: Purpose is missing")
                .hasMessageContaining("line 1: Security is missing");
        assertThatThrownBy(() -> HeaderFieldRegistry.parse(lines(complete(record))))
                .hasMessageContaining("line 1: Instances of Foo is '2..1 stated'; allowed: such as '0..1 stated'")
                .hasMessageContaining("line 1: Status of Foo is 'stable'; allowed: standard, informational,")
                .hasMessageContaining("line 1: Syntax of Foo is 'text'; allowed: unstructured,");
    }

    private static Map<String, String> complete(Map<String, String> record) {
        Map<String, String> complete = new TreeMap<>(record);
        for (String key : List.of("Purpose", "Source", "ABNF", "Security")) {
            complete.put(key, "text");
        }
        for (String key : List.of("Producers", "Modifiers", "Consumers", "Internationalization")) {
            complete.put(key, "none");
        }
        complete.putAll(Map.of(
                "Protocol", "mail", "Registry", "permanent", "Context", "message", "Fragmentation", "enclosing"));
        return complete;
    }

    private static List<String> lines(Map<String, String> record) {
        return record.entrySet().stream()
                .map(item -> item.getKey() + ": " + item.getValue())
                .toList();
    }
}
