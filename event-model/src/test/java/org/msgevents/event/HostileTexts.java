// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Names that users give to mailboxes, and those that nobody should. */
public final class HostileTexts {
    private HostileTexts() {}

    /** Not empty, up to 1,000 characters, any that UTF-8 can carry. */
    public static Arbitrary<String> names() {
        Arbitrary<String> known = Arbitraries.of(
                "INBOX",
                " ",
                "a b",
                "100%",
                "%41",
                "%",
                "a;b",
                "/;UID=1",
                "INBOX;UIDVALIDITY=7/;UID=1",
                "/leading",
                "trailing/",
                "//",
                ".",
                "../..",
                "a&b",
                "&AOQ-",
                "alice@example.com",
                "@",
                "a?b#c",
                "\"quoted\\\"",
                "line\r\nbreak",
                "nul\u0000",
                "\u007F\u0085\u2028",
                "📬📭",
                "👩‍👩‍👧",
                "תיבת דואר",
                "\u202Eevil",
                "e\u0301 é",
                "\uFFFE\uFFFF",
                "x".repeat(1_000),
                "📬 ".repeat(333));
        Arbitrary<String> brief = characters().list().ofMinSize(1).ofMaxSize(30).map(HostileTexts::join);
        Arbitrary<String> endless = characters().list().ofSize(500).map(HostileTexts::join);
        return Arbitraries.frequencyOf(Tuple.of(20, known), Tuple.of(20, brief), Tuple.of(1, endless));
    }

    private static Arbitrary<String> characters() {
        Arbitrary<Integer> codePoints = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 0x7F),
                Arbitraries.integers().between(0x80, Character.MIN_SURROGATE - 1),
                Arbitraries.integers().between(Character.MAX_SURROGATE + 1, 0xFFFF),
                Arbitraries.integers().between(0x1_0000, Character.MAX_CODE_POINT));
        return codePoints.map(Character::toString);
    }

    private static String join(List<String> characters) {
        return String.join("", characters);
    }
}
