// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UidSetTest {
    private static final long MAX = 4_294_967_295L;

    @Test
    void ofShouldSortMergeAndCompress() {
        assertThat(UidSet.of(List.of(7L, 2L, 1L, 3L, 2L))).hasToString("1:3,7");
    }

    @Test
    void ofShouldTakeAnyUidThatImapHas() {
        assertThat(UidSet.of(1)).hasToString("1");
        assertThat(UidSet.of(MAX)).hasToString("4294967295");
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, MAX + 1, Long.MAX_VALUE})
    void ofShouldRefuseAUidThatImapDoesNotHave(long uid) {
        assertThatThrownBy(() -> UidSet.of(uid)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> UidSet.of(List.of(7L, uid))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ofShouldRefuseNoUidAtAll() {
        assertThatThrownBy(() -> UidSet.of(Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a UID set must not be empty");
    }

    @ParameterizedTest
    @CsvSource({
        "'5,1:3,3:4,9:8', '1:5,8:9'",
        "'1,2', '1:2'",
        "'1:10,3:4,2:12', '1:12'",
        "'4294967295,4294967294', '4294967294:4294967295'",
        "'1:1', 1",
    })
    void parseShouldGiveTheOneFormOfASet(String text, String form) {
        assertThat(UidSet.parse(text)).hasToString(form).isEqualTo(UidSet.parse(form));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "01",
                "1,",
                ",1",
                "1:",
                ":1",
                "1:*",
                "*",
                "-1",
                "+1",
                "1 2",
                " 1",
                "a",
                "4294967296",
                "1:2:3",
                "99999999999",
                "1;2",
                "١"
            })
    void parseShouldRefuseWhatIsNoSetOfUids(String text) {
        assertThatThrownBy(() -> UidSet.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void parseShouldNameThePartThatIsAmissAndNoMore() {
        assertThatThrownBy(() -> UidSet.parse("1:3,4x,7"))
                .hasMessage("UID set: '4x' is neither a UID nor a range of UIDs");
        assertThatThrownBy(() -> UidSet.parse("x".repeat(1_000_000)))
                .hasMessage("UID set: '" + "x".repeat(24) + "' is neither a UID nor a range of UIDs");
    }

    @Test
    void singleShouldBeThereForOneUidOnly() {
        assertThat(UidSet.of(42).single()).hasValue(42);
        assertThat(UidSet.parse("1:2").single()).isEmpty();
        assertThat(UidSet.parse("1,3").single()).isEmpty();
    }

    @Test
    void sizeShouldCountUidsWithoutListingThem() {
        assertThat(UidSet.parse("1:4294967295").size()).isEqualTo(MAX);
    }

    @Test
    void rangeShouldHaveItsEndsInOrder() {
        assertThatThrownBy(() -> new UidRange(3, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("UID range 3:2: wanted 1 <= first <= last <= 4294967295");
    }
}
