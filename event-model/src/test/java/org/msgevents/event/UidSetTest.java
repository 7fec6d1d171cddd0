// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;

class UidSetTest {
    @Test
    void ofShouldSortMergeAndCompress() {
        assertThat(UidSet.of(Set.of(7L, 2L, 1L, 3L))).hasToString("1:3,7");
        assertThat(UidSet.of(42)).hasToString("42");
        assertThat(UidSet.parse("5,1:3,3:4,9:8")).hasToString("1:5,8:9");
    }

    @Test
    void singleShouldBeThereForOneUidOnly() {
        assertThat(UidSet.of(42).single()).hasValue(42);
        assertThat(UidSet.parse("1:2").single()).isEmpty();
    }

    @Test
    void sizeShouldCountUidsWithoutListingThem() {
        assertThat(UidSet.parse("1:4294967295").size()).isEqualTo(4_294_967_295L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "1,",
                ",1",
                "1:",
                ":1",
                "1:*",
                "*",
                "-1",
                "1 2",
                "a",
                "4294967296",
                "1:2:3",
                "99999999999"
            })
    void parseShouldRefuseWhatIsNoSetOfUids(String text) {
        assertThatThrownBy(() -> UidSet.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void setShouldNotBeEmpty() {
        assertThatThrownBy(() -> UidSet.of(Set.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void parseShouldReverseToString(@ForAll @NotEmpty Set<@LongRange(min = 1, max = 0xFFFF_FFFFL) Long> uids) {
        UidSet set = UidSet.of(uids);

        assertThat(UidSet.parse(set.toString())).isEqualTo(set);
    }

    @Property
    void setShouldHoldJustItsUids(@ForAll @NotEmpty Set<@LongRange(min = 1, max = 60) Long> uids) {
        UidSet set = UidSet.of(uids);

        assertThat(set.uids().boxed().collect(Collectors.toList())).containsExactlyElementsOf(new TreeSet<>(uids));
        assertThat(set.size()).isEqualTo(uids.size());
    }

    @Property
    void rangesShouldBeAscendingAndApart(@ForAll @NotEmpty Set<@LongRange(min = 1, max = 60) Long> uids) {
        UidSet set = UidSet.of(uids);

        for (int i = 1; i < set.ranges().size(); i++) {
            assertThat(set.ranges().get(i).first())
                    .isGreaterThan(set.ranges().get(i - 1).last() + 1);
        }
    }
}
