// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.msgevents.event.UidSet;
import org.msgevents.outbox.MailboxNote.Begun;
import org.msgevents.outbox.MailboxNote.Gone;
import org.msgevents.outbox.MailboxNote.Told;

class MailboxMarkTest {
    private static final String ID = "1";
    private static final long VALIDITY = 9;
    private static final Optional<MailboxMark> NEW = MailboxMark.after(Optional.empty(), new Begun(ID, VALIDITY, 0, 0));

    /** Whatever is told in whatever order, once or twice: what is left is what was not. */
    @Test
    void afterShouldKnowWhatWasNotToldInAnyOrder() {
        Random random = new Random(42);
        for (int round = 0; round < 500; round++) {
            List<Long> uids =
                    new ArrayList<>(LongStream.rangeClosed(1, 30).boxed().toList());
            Collections.shuffle(uids, random);
            Set<Long> told = new HashSet<>();
            Optional<MailboxMark> mark = NEW;
            for (int i = 0; i < random.nextInt(1, 20); i++) {
                List<Long> some = uids.subList(random.nextInt(15), random.nextInt(16, 30));
                told.addAll(some);
                mark = MailboxMark.after(mark, told(UidSet.of(some), i));
            }

            assertThat(untold(mark, 31))
                    .isEqualTo(uids.stream().filter(uid -> !told.contains(uid)).collect(Collectors.toSet()));
        }
    }

    @Test
    void afterShouldMissNothingOfAnOldMailbox() {
        Optional<MailboxMark> mark = MailboxMark.after(Optional.empty(), told(UidSet.of(100), 3));

        assertThat(untold(mark, 101)).isEmpty();
        assertThat(untold(mark, 103)).containsExactlyInAnyOrder(101L, 102L);
    }

    @Test
    void afterShouldBeginAnewWithAnotherUidValidity() {
        Optional<MailboxMark> mark = MailboxMark.after(NEW, told(UidSet.of(5), 3));

        Optional<MailboxMark> other = MailboxMark.after(mark, new Begun(ID, VALIDITY + 1, 50, 60));

        assertThat(other).contains(new MailboxMark(VALIDITY + 1, 50, Optional.empty(), 60));
        assertThat(MailboxMark.after(mark, new Gone(ID))).isEmpty();
    }

    @Test
    void afterShouldLeaveAMailboxAsItIsWhenOnlySomethingOfAnotherChanged() {
        assertThat(MailboxMark.after(NEW, new Told(ID, VALIDITY + 1, Optional.empty(), 99)))
                .isEqualTo(NEW);
    }

    @Test
    void afterShouldLearnTheUidValidityOfANewMailbox() {
        Optional<MailboxMark> mark = MailboxMark.after(Optional.empty(), new Begun(ID, MailboxMark.NEW, 0, 0));

        Optional<MailboxMark> told = MailboxMark.after(mark, told(UidSet.of(3), 5));

        assertThat(told).contains(new MailboxMark(VALIDITY, 3, Optional.of(UidSet.parse("1:2")), 5));
        assertThat(MailboxMark.after(told, new Begun(ID, MailboxMark.NEW, 0, 0)))
                .isEqualTo(told);
    }

    @Test
    void afterShouldBoundWhatItRemembers() {
        Optional<MailboxMark> mark = NEW;
        for (long uid = 2; uid <= 4 * MailboxMark.MOST_GAPS; uid += 2) {
            mark = MailboxMark.after(mark, told(UidSet.of(uid), 0));
        }

        Optional<UidSet> missing = mark.flatMap(MailboxMark::missing);
        assertThat(missing.map(UidSet::ranges).orElseThrow()).hasSize(MailboxMark.MOST_GAPS);
        assertThat(missing.orElseThrow().uids()).contains(1L, 4L * MailboxMark.MOST_GAPS - 1);
    }

    private static Set<Long> untold(Optional<MailboxMark> mark, long uidNext) {
        return mark.flatMap(known -> known.untold(uidNext)).stream()
                .flatMap(uids -> uids.uids().boxed())
                .collect(Collectors.toSet());
    }

    private static Told told(UidSet uids, long modSeq) {
        return new Told(ID, VALIDITY, Optional.of(uids), modSeq);
    }
}
