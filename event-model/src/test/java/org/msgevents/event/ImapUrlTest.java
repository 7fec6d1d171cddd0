// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImapUrlTest {
    private static final String SERVER = "imap.example.com";
    private static final ImapUrl INBOX = ImapUrl.ofMailbox(SERVER, "alice@example.com", "INBOX");
    private static final long MAX = 4_294_967_295L;

    @Test
    void toStringShouldNameAServer() {
        assertThat(ImapUrl.ofServer(SERVER)).hasToString("imap://imap.example.com");
    }

    @Test
    void toStringShouldNameAMailbox() {
        assertThat(INBOX).hasToString("imap://alice%40example.com@imap.example.com/INBOX");
    }

    @Test
    void toStringShouldNameAMessage() {
        assertThat(INBOX.withUidValidity(1_700_000_001L).withUid(42))
                .hasToString("imap://alice%40example.com@imap.example.com/INBOX;UIDVALIDITY=1700000001/;UID=42");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "imap://imap.example.com",
                "imap://IMAP.example.com:1143",
                "imap://imap_1.local",
                "imap://192.0.2.1",
                "imap://[2001:db8::1]:143",
                "imap://alice@imap.example.com",
                "imap://imap.example.com/INBOX",
                "imap://imap.example.com/INBOX/;UID=1",
                "imap://imap.example.com/a/b/c;UIDVALIDITY=4294967295",
                "imap://imap.example.com//;UIDVALIDITY=1/;UID=4294967295",
                "imap://a%2Fb@imap.example.com/%26%3B%23%3F%25",
            })
    void parseShouldReadWhatToStringWrites(String text) {
        assertThat(ImapUrl.parse(text)).hasToString(text);
    }

    @Test
    void parseShouldGiveTheParts() {
        ImapUrl url = ImapUrl.parse("imap://alice%40example.com@imap.example.com:143/a%20b/c;UIDVALIDITY=7/;UID=8");

        assertThat(url)
                .isEqualTo(new ImapUrl(
                        "imap.example.com:143",
                        Optional.of("alice@example.com"),
                        Optional.of("a b/c"),
                        OptionalLong.of(7),
                        OptionalLong.of(8)));
    }

    @ParameterizedTest
    @CsvSource({
        "IMAP://imap.example.com/INBOX;uidvalidity=7/;uid=8, imap://imap.example.com/INBOX;UIDVALIDITY=7/;UID=8",
        "imap://imap.example.com/, imap://imap.example.com",
        "imap://imap.example.com/größe 📬, imap://imap.example.com/gr%C3%B6%C3%9Fe%20%F0%9F%93%AC",
        "imap://imap.example.com/a;UIDVALIDITY=0000000007, imap://imap.example.com/a;UIDVALIDITY=7",
    })
    void parseShouldReadOtherSpellings(String spelling, String form) {
        assertThat(ImapUrl.parse(spelling)).hasToString(form);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "imap:",
                "imap://",
                "imap:///INBOX",
                "imap://@imap.example.com",
                "imap://;AUTH=*@imap.example.com/INBOX",
                "imaps://imap.example.com",
                "http://imap.example.com",
                "imap://imap.example.com:port",
                "imap://imap example.com",
                "imap://imap.example.com/INBOX;UIDVALIDITY=x",
                "imap://imap.example.com/INBOX;UIDVALIDITY=12345678901",
                "imap://imap.example.com/INBOX/;UID=*",
                "imap://imap.example.com/INBOX/;UID=1/;SECTION=TEXT",
                "imap://imap.example.com/INBOX?SUBJECT%20x",
                "imap://imap.example.com/INBOX#top",
                "imap://imap.example.com/;UID=1",
                "imap://imap.example.com\n",
            })
    void parseShouldRefuseWhatItCannotHold(String text) {
        assertThatThrownBy(() -> ImapUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("IMAP URL: not of a server, a mailbox or a message");
    }

    @ParameterizedTest
    @CsvSource({
        "imap://imap.example.com/a%4, the mailbox has no two hexadecimal digits after the % at index 1",
        "imap://%FF@imap.example.com/a, the user has percent-encoded octets are not UTF-8",
        "imap://imap.example.com/a;UIDVALIDITY=0, UIDVALIDITY 0 is not 1 to 4294967295",
        "imap://imap.example.com/a/;UID=4294967296, UID 4294967296 is not 1 to 4294967295",
    })
    void parseShouldNameThePartThatIsAmiss(String text, String fault) {
        assertThatThrownBy(() -> ImapUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("IMAP URL: " + fault);
    }

    @Test
    void parseShouldNotRepeatWhoOwnsWhat() {
        assertThatThrownBy(() -> ImapUrl.parse("imap://alice@imap.example.com/Lawsuit;UIDVALIDITY=x"))
                .hasMessageNotContainingAny("alice", "Lawsuit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/;UID=", "a/;UID=1", ";UIDVALIDITY=1", "@", "a@", "%41", ":", "."})
    void parseShouldEndSoonWhenTheTextIsHostile(String repeated) {
        String text = "imap://" + repeated.repeat(200_000) + "?";

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertThatThrownBy(() -> ImapUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "alice@imap", "imap/x", "imap?", "imap:", "imap:123456", "[::1", "größe"})
    void ofServerShouldRefuseWhatIsNoHostName(String server) {
        assertThatThrownBy(() -> ImapUrl.ofServer(server))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("IMAP URL: the server is no host name, with or without a port");
    }

    @Test
    void ofMailboxShouldRefuseEmptyNames() {
        assertThatThrownBy(() -> ImapUrl.ofMailbox(SERVER, "", "INBOX")).hasMessage("IMAP URL: the user is empty");
        assertThatThrownBy(() -> ImapUrl.ofMailbox(SERVER, "alice", "")).hasMessage("IMAP URL: the mailbox is empty");
    }

    @Test
    void ofMailboxShouldRefuseHalfOfASurrogatePair() {
        assertThatThrownBy(() -> ImapUrl.ofMailbox(SERVER, "alice", "ab\uDCEC"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("IMAP URL: the mailbox has half of a surrogate pair at index 2");
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, MAX + 1, Long.MAX_VALUE})
    void withShouldRefuseNumbersThatImapDoesNotHave(long number) {
        assertThatThrownBy(() -> INBOX.withUid(number)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> INBOX.withUidValidity(number)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withShouldNeedAMailbox() {
        assertThatThrownBy(() -> ImapUrl.ofServer(SERVER).withUid(1))
                .hasMessage("IMAP URL: UIDVALIDITY and UID need a mailbox");
        assertThatThrownBy(() -> ImapUrl.ofServer(SERVER).withUidValidity(1))
                .hasMessage("IMAP URL: UIDVALIDITY and UID need a mailbox");
    }
}
