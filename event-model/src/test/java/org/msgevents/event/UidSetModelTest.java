// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A UID set is a sorted set of numbers, whatever ranges it is made of. */
class UidSetModelTest {
    @Property
    void setShouldHoldTheUidsOfItsRanges(@ForAll("ranges") List<UidRange> ranges) {
        UidSet set = new UidSet(ranges);

        assertThat(set.uids().boxed()).containsExactlyElementsOf(model(ranges));
        assertThat(set.size()).isEqualTo(model(ranges).size());
        assertThat(set.single().isPresent()).isEqualTo(model(ranges).size() == 1);
    }

    @Property
    void setsShouldBeEqualWhenTheirUidsAre(@ForAll("ranges") List<UidRange> ranges) {
        assertThat(UidSet.of(model(ranges))).isEqualTo(new UidSet(ranges)).hasSameHashCodeAs(new UidSet(ranges));
    }

    @Property
    void setsShouldDifferWhenTheirUidsDo(
            @ForAll("ranges") List<UidRange> some, @ForAll("ranges") List<UidRange> others) {
        boolean alike = model(some).equals(model(others));

        assertThat(new UidSet(some).equals(new UidSet(others))).isEqualTo(alike);
        assertThat(new UidSet(some).toString().equals(new UidSet(others).toString()))
                .isEqualTo(alike);
    }

    @Property
    void rangesShouldBeAscendingAndApart(@ForAll("ranges") List<UidRange> ranges) {
        List<UidRange> kept = new UidSet(ranges).ranges();

        for (int i = 1; i < kept.size(); i++) {
            assertThat(kept.get(i).first()).isGreaterThan(kept.get(i - 1).last() + 1);
        }
    }

    @Property
    void parseShouldGiveBackWhatWasFormatted(@ForAll("ranges") List<UidRange> ranges) {
        UidSet set = new UidSet(ranges);

        assertThat(UidSet.parse(set.toString())).isEqualTo(set);
    }

    /** Close together, so that they touch and overlap; also at the upper end. */
    @Provide
    Arbitrary<List<UidRange>> ranges() {
        Arbitrary<Long> starts = Arbitraries.oneOf(
                Arbitraries.longs().between(1, 60), Arbitraries.longs().between(0xFFFF_FFC0L, 0xFFFF_FFF0L));
        return Combinators.combine(starts, Arbitraries.longs().between(0, 12))
                .as((first, more) -> new UidRange(first, first + more))
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    private static Set<Long> model(List<UidRange> ranges) {
        Set<Long> uids = new TreeSet<>();
        for (UidRange range : ranges) {
            LongStream.rangeClosed(range.first(), range.last()).forEach(uids::add);
        }
        return uids;
    }
}
