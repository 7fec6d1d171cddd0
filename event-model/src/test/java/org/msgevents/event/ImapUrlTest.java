// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class ImapUrlTest {
    private static final ImapUrl MESSAGE = ImapUrl.ofMailbox("imap.example.com", "alice@example.com", "INBOX")
            .withUidValidity(1_700_000_001L)
            .withUid(42);

    @Test
    void toStringShouldBeTheFormOfRfc5092() {
        assertThat(MESSAGE)
                .hasToString("imap://alice%40example.com@imap.example.com/INBOX;UIDVALIDITY=1700000001/;UID=42");
        assertThat(ImapUrl.ofServer("imap.example.com:1143")).hasToString("imap://imap.example.com:1143");
    }

    @Test
    void toStringShouldEncodeUtf8AndNeverModifiedUtf7() {
        assertThat(ImapUrl.ofMailbox("h", "a", "Gelöscht & weg")).hasToString("imap://a@h/Gel%C3%B6scht%20%26%20weg");
    }

    @Test
    void parseShouldReadCharactersThatNeedNoEncoding() {
        assertThat(ImapUrl.parse("imap://h/a:b@c,d(e)🙂").mailbox()).hasValue("a:b@c,d(e)🙂");
        assertThat(ImapUrl.parse("imap://h/")).isEqualTo(ImapUrl.ofServer("h"));
        assertThat(ImapUrl.parse("imap://[::1]:143/x").server()).isEqualTo("[::1]:143");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://h/x",
                "imap://",
                "imap:///x",
                "imap://h/x;UIDVALIDITY=a",
                "imap://h/x;UIDVALIDITY=12345678901",
                "imap://h/x/;UID=1/;SECTION=TEXT",
                "imap://h/x?SUBJECT",
                "imap://h/;UID=1",
                "imap://h/%4",
                "imap://h/%zz",
                "imap://h/%FF",
                "imap://a;AUTH=*@h/x",
                "imap://h/x#y"
            })
    void parseShouldRefuseWhatItCannotHold(String text) {
        assertThatThrownBy(() -> ImapUrl.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void uidShouldNeedAMailbox() {
        assertThatThrownBy(() -> ImapUrl.ofServer("h").withUid(1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void parseShouldReverseToString(
            @ForAll("hostileNames") String user,
            @ForAll("hostileNames") String mailbox,
            @ForAll @LongRange(min = 1, max = 0xFFFF_FFFFL) long uidValidity,
            @ForAll @LongRange(min = 1, max = 0xFFFF_FFFFL) long uid) {
        ImapUrl url = ImapUrl.ofMailbox("imap.example.com", user, mailbox);

        assertThat(ImapUrl.parse(url.toString())).isEqualTo(url);
        assertThat(ImapUrl.parse(url.withUid(uid).toString())).isEqualTo(url.withUid(uid));
        assertThat(ImapUrl.parse(url.withUidValidity(uidValidity).withUid(uid).toString()))
                .isEqualTo(new ImapUrl(
                        "imap.example.com",
                        Optional.of(user),
                        Optional.of(mailbox),
                        OptionalLong.of(uidValidity),
                        OptionalLong.of(uid)));
    }

    @Property
    void toStringShouldHoldNothingButAscii(@ForAll("hostileNames") String mailbox) {
        assertThat(ImapUrl.ofMailbox("h", "a", mailbox).toString()).matches("[!-~]+");
    }

    @Provide
    Arbitrary<String> hostileNames() {
        Arbitrary<String> pieces = Arbitraries.of(
                " ",
                "%",
                ";",
                "/",
                "&",
                "?",
                "#",
                "@",
                ":",
                "\"",
                "\\",
                "🙂",
                "👩‍👩‍👧",
                "مرحبا",
                "שלום",
                "\u202e",
                "\u0000",
                "\r\n",
                "/;UID=1",
                ";UIDVALIDITY=2",
                "%2F",
                "INBOX",
                "..",
                "é",
                "e\u0301");
        Arbitrary<String> any =
                Arbitraries.strings().ofMinLength(1).ofMaxLength(20).filter(ImapUrlTest::isUnicode);
        return Arbitraries.oneOf(pieces, any).list().ofMinSize(1).ofMaxSize(60).map(parts -> String.join("", parts));
    }

    @Test
    void aNameOfAThousandCharactersShouldDo() {
        ImapUrl url = ImapUrl.ofMailbox("h", "a", ";/%&🙂".repeat(170)).withUidValidity(3);

        assertThat(ImapUrl.parse(url.toString())).isEqualTo(url);
    }

    private static boolean isUnicode(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(text);
    }
}
