// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** The page of the docs that tells what is known of each header field. */
class HeaderFieldsPageTest {
    private static final Path PAGE = Path.of("../docs/header-fields.md");
    private static final String HEAD =
            """
            # Header fields

            What [RFC 4249](https://www.rfc-editor.org/rfc/rfc4249), section 3, would have an implementer know of each header field of Internet
            mail and MIME: those of RFC 4021, and the others that IANA has registered for mail and MIME, permanently or provisionally.

            This page is made from [`header-fields.txt`](../header-fields/src/main/resources/org/msgevents/headerfield/header-fields.txt).
            A correction belongs there; then `mvn -pl header-fields test -Dmsgevents.regenerate=true` writes this page anew.

            Names, protocols, registries and statuses are those of IANA's registry of 2026-05-13. Other values are not all held against their source
            yet: least sure are those of RFC 2156 (MIXER), 6109, 6477 (MMHS), 7444 and 10080. Those of RFC 9477 are from its last draft.

            What is *own* is registered nowhere: the extension fields that this software writes.

            ## Words

            **Instances** are the least and the most per header, `*` for without end. *Stated* are those that the source states, *derived* those
            that only follow from what a field means: RFC 5322 itself would allow any number of them.

            **Internationalization** tells where text that is not ASCII may be encoded. In messages of RFC 6532 it may also stand as UTF-8,
            wherever there is text, a phrase, a comment, an address or a quoted string.

            **Context** is `message` for the header of a message, `part` for that of a MIME part, or the media type of whose content it is a field.

            Who **produces**, **modifies** and **consumes** a field is told in these words; whoever is not named should leave it alone:

            """;

    @Test
    void pageShouldBeTheOneThatIsCheckedIn() throws IOException {
        String page = HEAD + words() + overview() + fields();
        if (Boolean.getBoolean("msgevents.regenerate")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    private static String words() {
        return table("Word", "Who")
                + Stream.of(
                                "author | the author's user agent",
                                "submission | the server that takes the message from its author",
                                "relay | a server on the way",
                                "list | a mailing list",
                                "gateway | a server between Internet mail and another system",
                                "resender | the user agent of who passes a message on",
                                "verifier | who checks signatures and senders, at a border",
                                "filter | a filter at delivery, such as Sieve",
                                "delivery | the server that delivers into the mailbox, and serves it",
                                "receiver | the recipient's user agent")
                        .map(row -> "| " + row + " |\n")
                        .collect(joining())
                + "\n**Fragmentation**: *enclosing* fields of a message that was sent in fragments come from the first"
                + " fragment's own header, *enclosed* ones\nfrom the header of the message inside it"
                + " (RFC 2046, section 5.2.2.1; RFC 8098, section 2.5).\n";
    }

    private static String overview() {
        return "\n## By name\n\n"
                + table("Field", "Protocol", "Status", "Category", "Syntax", "Instances")
                + HeaderFieldRegistry.bundled().all().stream()
                        .map(HeaderFieldsPageTest::row)
                        .collect(joining());
    }

    private static String row(HeaderFieldSpecification field) {
        return Stream.of(
                        "[" + field.name() + "](#" + field.name().toLowerCase(java.util.Locale.ROOT) + ")",
                        words(field.registration().protocols()),
                        status(field.registration()),
                        WireName.of(field.handling().category()),
                        WireName.of(field.syntax().kind()),
                        field.syntax().instances().toString().replace("*", "\\*"))
                .collect(joining(" | ", "| ", " |\n"));
    }

    private static String fields() {
        return "\n## Field by field\n"
                + HeaderFieldRegistry.bundled().all().stream()
                        .map(HeaderFieldsPageTest::section)
                        .collect(joining());
    }

    private static String section(HeaderFieldSpecification field) {
        Map<String, String> items = new LinkedHashMap<>();
        items.put("Protocol and status", words(field.registration().protocols()) + "; " + status(field.registration()));
        items.put("Source", field.registration().source());
        items.put(
                "Syntax",
                WireName.of(field.syntax().kind()) + ": `" + field.syntax().abnf() + "`");
        items.put("Instances", instances(field.syntax().instances()));
        items.put("Category", WireName.of(field.handling().category()));
        items.put("Producers", words(field.handling().producers()));
        items.put("Modifiers", words(field.handling().modifiers()));
        items.put("Consumers", words(field.handling().consumers()));
        items.put("Context", String.join(", ", field.handling().contexts()));
        items.put("Fragmentation", WireName.of(field.handling().fragmentation()));
        items.put("Internationalization", words(field.syntax().encoded()));
        items.put("Security", field.security());
        field.remark().ifPresent(remark -> items.put("Remark", remark));
        return "\n### " + field.name() + "\n\n" + field.purpose() + ".\n\n"
                + items.entrySet().stream()
                        .map(item -> "- " + item.getKey() + ": " + item.getValue() + "\n")
                        .collect(joining());
    }

    private static String instances(Instances instances) {
        return "`" + instances + "`, " + (instances.isStated() ? "stated" : "derived");
    }

    private static String status(Registration registration) {
        String registry =
                registration.registry() == Registry.PERMANENT ? "" : ", " + WireName.of(registration.registry());
        return WireName.of(registration.status()) + registry;
    }

    private static String words(Collection<? extends Enum<?>> constants) {
        return constants.isEmpty()
                ? "none"
                : constants.stream()
                        .sorted(java.util.Comparator.comparingInt(Enum::ordinal))
                        .map(WireName::of)
                        .collect(joining(", "));
    }

    private static String table(String... heads) {
        return Arrays.stream(heads).collect(joining(" | ", "| ", " |\n"))
                + Arrays.stream(heads).map(head -> "---").collect(joining(" | ", "| ", " |\n"));
    }
}
