// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentCodingTest {
    @ParameterizedTest
    @CsvSource({
        "plain-._~09AZ, plain-._~09AZ",
        "a b, a%20b",
        "alice@example.com, alice%40example.com",
        "100%, 100%25",
        "a/b, a%2Fb",
        "größe, gr%C3%B6%C3%9Fe",
        "📬, %F0%9F%93%AC",
        "٣, %D9%A3",
    })
    void encodeShouldKeepOnlyUnreservedCharacters(String text, String encoded) {
        assertThat(PercentCoding.encode(text)).isEqualTo(encoded);
        assertThat(PercentCoding.decode(encoded)).isEqualTo(text);
    }

    @Test
    void encodePathShouldKeepSlashes() {
        assertThat(PercentCoding.encodePath("/a/b c/")).isEqualTo("/a/b%20c/");
    }

    @Test
    void encodeShouldRefuseHalfOfASurrogatePair() {
        assertThatThrownBy(() -> PercentCoding.encode("a\uD83Db"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("half of a surrogate pair at index 1");
    }

    @Test
    void decodeShouldLetStandWhatIsNotEncoded() {
        assertThat(PercentCoding.decode("größe 📬%20📭&+")).isEqualTo("größe 📬 📭&+");
    }

    @Test
    void decodeShouldTakeEitherCaseOfDigits() {
        assertThat(PercentCoding.decode("%c3%B6")).isEqualTo("ö");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "ab%4", "%4", "%zz", "%4g", "% 1", "%+1", "%%41"})
    void decodeShouldRefuseAnOctetThatIsNotTwoHexadecimalDigits(String text) {
        assertThatThrownBy(() -> PercentCoding.decode(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no two hexadecimal digits after the %% at index %d", text.indexOf('%'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%FF", "%C3", "%C3a", "%ED%A0%80", "%C0%AF", "%F0%9F%93", "%F5%80%80%80"})
    void decodeShouldRefuseOctetsThatAreNotUtf8(String text) {
        assertThatThrownBy(() -> PercentCoding.decode(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("percent-encoded octets are not UTF-8");
    }

    @Test
    void decodeShouldRefuseHalfOfASurrogatePair() {
        assertThatThrownBy(() -> PercentCoding.decode("\uD83D%20"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("surrogate");
    }
}
