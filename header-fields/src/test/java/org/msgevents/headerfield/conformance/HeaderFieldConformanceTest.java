// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msgevents.headerfield.HeaderFieldRegistry;
import org.msgevents.headerfield.conformance.HeaderFieldConformance.Characters;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class HeaderFieldConformanceTest {
    private static final String FINE = "Date: Mon, 23 Nov 2026 12:00:00 +0000\r\nFrom: a@example.com\r\n";
    private static final String RESENT =
            "Resent-Date: Tue, 24 Nov 2026 12:00:00 +0000\r\nResent-From: b@example.com\r\n";
    private static final String[] PIECES = {
        FINE,
        RESENT,
        "Subject: x\r\n",
        "Content-Type: multipart/mixed; boundary=x\r\n",
        "\r\n",
        "--x\r\n",
        "--x--\r\n",
        ":",
        "\n",
        "\r",
        "\0",
        "\u00FF",
        "\u00C3\u00A4",
        " ",
        "Content-X: y\r\n",
        "MIME-Version: 1.0\r\n"
    };

    private final HeaderFieldConformance conformance = new HeaderFieldConformance(HeaderFieldRegistry.bundled());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Subject: one\\r\\nsubject: two\\r\\nSUBJECT: three\\r\\n      | too-many-instances:Subject 2
                    X-One: a\\r\\nX-One: b\\r\\nReceived: a\\r\\nReceived: b\\r\\n | none
                    no colon here\\r\\n                                         | not-a-field 1
                    : nameless\\r\\n                                            | field-name-syntax 1
                    Sub ject: x\\r\\n                                           | field-name-syntax:Sub?ject 1
                    Subject : x\\r\\n                                           | space-before-colon:Subject 1
                    Apparently-To: a@example.com\\r\\n                          | forbidden-field:Apparently-To 1
                    Original-Recipient: rfc822; a@example.com\\r\\n             | none
                    Content-Translation-Type: original\\r\\nMIME-Version: 1.0\\r\\n | misplaced-field:Content-Translation-Type 1
                    Content-Nonsense: x\\r\\n                                   | not-a-mime-field:Content-Nonsense 1
                    Content-Identifier: x\\r\\n                                 | none
                    Content-Type: text/plain\\r\\n                              | missing-mime-version:MIME-Version 1
                    Content-Type: text/plain\\r\\nMIME-Version: 1.0\\r\\n       | none
                    Subject: a\\0b\\r\\n                                        | nul:Subject 1
                    Subject: a\\rb\\r\\n                                        | bare-cr:Subject 1
                    Subject: a\\nX-B: b\\r\\n                                   | bare-lf:Subject 1
                    Subject: a\\n b\\r\\n                                       | bare-lf:Subject 1
                    Subject: a\\u0007b\\r\\n                                    | control-characters:Subject 1
                    Subject: a\\tb\\r\\n\\tc\\r\\n                              | none
                    Subject: a\\u00C3\\u00A4b\\r\\n                             | unencoded-text:Subject 1
                    Subject: a\\u00C3b\\r\\n                                    | not-utf8:Subject 1
                    Resent-To: c@example.com\\r\\n | missing-field:Resent-Date 1, missing-field:Resent-From 1
                    """)
    void checkShouldTellTheViolationWhenAFieldIsAddedToAFineHeader(String fields, String violations) {
        assertThat(told(check(FINE + unescaped(fields) + "\r\nbody"))).isEqualTo(violations);
    }

    @Test
    void checkShouldTellWhatIsMissingWhenThereIsNoField() {
        assertThat(told(check("\r\nbody"))).isEqualTo("missing-field:Date 1, missing-field:From 1");
        assertThat(told(check(""))).isEqualTo("missing-field:Date 1, missing-field:From 1");
    }

    @Test
    void checkShouldCountResentFieldsByBlock() {
        String hop = "Received: by relay.example; Tue, 24 Nov 2026 12:00:01 +0000\r\n";

        assertThat(check(RESENT + hop + RESENT + hop + FINE + "\r\n")).isEmpty();
        assertThat(check(RESENT + RESENT + FINE + "\r\n")).isEmpty();
        assertThat(told(check(RESENT + "Resent-From: c@example.com\r\n" + hop + RESENT + FINE + "\r\n")))
                .isEqualTo("too-many-instances:Resent-From 1");
    }

    @Test
    void checkShouldMeasureLinesNotFields() {
        String line = "X-Long: " + "x".repeat(990);

        assertThat(check(FINE + line + "\r\n\tx\r\n" + line + "\r\n\r\n")).isEmpty();
        assertThat(told(check(FINE + line + "x\r\n\r\n"))).isEqualTo("line-too-long:X-Long 1");
        assertThat(told(check(FINE + "X-Long: x\r\n\t" + "x".repeat(998) + "\r\n\r\n")))
                .isEqualTo("line-too-long:X-Long 1");
    }

    @Test
    void checkShouldTakeUtf8WhenTheMessageCameBySmtpUtf8() {
        byte[] message = (FINE + "Subject: \u00e4\r\n\r\n").getBytes(StandardCharsets.UTF_8);

        assertThat(conformance.check(message, Characters.UTF_8)).isEmpty();
        assertThat(conformance.check(message, Characters.ASCII)).hasSize(1);
    }

    @Test
    void checkShouldLookIntoPartsButNotIntoMessagesWithin() {
        String message = FINE + "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
                + "--x\r\nContent-Type: text/plain\r\nContent-Type: text/html\r\nSubject: x\r\nContent-Odd: y\r\n\r\n1\r\n"
                + "--x\r\nContent-Type: message/rfc822\r\n\r\nSubject: inner\r\nSubject: inner\r\n\r\n2\r\n"
                + "--x\r\nContent-Type: multipart/mixed; boundary=y\r\n\r\n--y\r\nFrom: q\r\n\r\n3\r\n--y--\r\n--x--\r\n";

        assertThat(told(check(message)))
                .isEqualTo("too-many-instances:Content-Type 1, misplaced-field:Subject 1,"
                        + " not-a-mime-field:Content-Odd 1, misplaced-field:From 1");
    }

    @Test
    void checkShouldSaySoWhenTheHeaderGoesOnBehindWhatIsChecked() {
        String junk = ("X-Junk: " + "x".repeat(90) + "\r\n").repeat(3_000);

        assertThat(told(check("Date: x\r\n" + junk + "From: a@example.com\r\n\r\n")))
                .isEqualTo("too-large 1");
        assertThat(check(FINE + "\r\n" + junk)).isEmpty();
    }

    @Test
    void checkShouldTellNoMoreThanItsLimitOfViolations() {
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            fields.append("Content-N").append(i).append(": x\r\n");
        }

        List<Violation> told = check(FINE + fields + "\r\n");

        assertThat(told).hasSize(Violations.MOST);
        assertThat(told.get(Violations.MOST - 1)).isEqualTo(new Violation(ViolationKind.MORE_VIOLATIONS, "", 901));
    }

    @Test
    void checkShouldBeQuickWhenTheMessageIsHostile() {
        String parts = "--x\r\nContent-Odd: a\r\n\r\n".repeat(20_000);
        StringBuilder deep = new StringBuilder(FINE);
        for (int i = 0; i < 5_000; i++) {
            deep.append("Content-Type: multipart/mixed; boundary=b" + i + "\r\n\r\n--b" + i + "\r\n");
        }

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            check(FINE + "Content-Type: multipart/mixed; boundary=x\r\n\r\n" + parts);
            check(deep.toString());
            check("n".repeat(1_000_000));
            check("a:\r\n".repeat(250_000));
            check(("Subject:" + "\r\n ".repeat(80_000)).repeat(2));
        });
    }

    @Property(tries = 2_000)
    void noMessageShouldBeAnError(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder message = new StringBuilder();
        for (int i = random.nextInt(60); i > 0; i--) {
            message.append(PIECES[random.nextInt(PIECES.length)]);
        }

        List<Violation> told = check(message.toString());

        assertThat(told).allSatisfy(violation -> {
            assertThat(violation.count()).isPositive();
            assertThat(violation.toString()).matches("[!-~]+");
        });
        assertThat(told).extracting(Violation::toString).doesNotHaveDuplicates();
    }

    private List<Violation> check(String message) {
        return conformance.check(message.getBytes(StandardCharsets.ISO_8859_1), Characters.ASCII);
    }

    private static String told(List<Violation> violations) {
        return violations.isEmpty()
                ? "none"
                : String.join(
                        ", ",
                        violations.stream()
                                .map(violation -> violation + " " + violation.count())
                                .toList());
    }

    private static String unescaped(String text) {
        return text.replace("\\r", "\r")
                .replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("\\0", "\0")
                .replace("\\u0007", "\u0007")
                .replace("\\u00C3", "\u00C3")
                .replace("\\u00A4", "\u00A4");
    }
}
