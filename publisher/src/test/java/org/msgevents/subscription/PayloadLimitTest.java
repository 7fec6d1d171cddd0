// SPDX-License-Identifier: Apache-2.0
package org.msgevents.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.msgevents.Events;
import org.msgevents.Transfers;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.Parameter;
import org.msgevents.event.json.EventFormat;

class PayloadLimitTest {
    private static final PayloadLimit LIMIT = new PayloadLimit(PayloadLimit.LEAST);
    private static final String ODD = odd(10_001, 40_000);
    private static final String EVEN_SHIFTED = odd(50_001, 79_999);

    private final EventFormat format = new EventFormat();

    @Test
    void partsShouldBeTheEventItselfWhenItFits() {
        MessageStoreEvent small = Transfers.copied("1:100000");

        assertThat(parts(small)).containsExactly(small);
    }

    @Test
    void partsShouldFitAndHoldEveryMessageInOrder() {
        List<MessageStoreEvent> parts = parts(Transfers.copied(ODD));

        assertThat(parts).hasSizeGreaterThan(3).allSatisfy(part -> assertThat(
                        format.write(part).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThan(PayloadLimit.LEAST));
        assertThat(parts.stream().map(part -> part.parameters()
                        .get(Parameter.UIDSET)
                        .orElseThrow()
                        .toString()))
                .hasSameSizeAs(parts);
        assertThat(parts.stream()
                        .map(part -> part.parameters()
                                .get(Parameter.UIDSET)
                                .orElseThrow()
                                .toString())
                        .collect(Collectors.joining(",")))
                .isEqualTo(ODD);
        assertThat(parts).extracting(MessageStoreEvent::id).doesNotHaveDuplicates();
    }

    @Test
    void partsOfAMoveShouldKeepTheUidsOfBothMailboxesTogether() {
        List<MessageStoreEvent> parts = parts(Transfers.moved(ODD, EVEN_SHIFTED));

        assertThat(parts).allSatisfy(part -> {
            long first = part.parameters()
                    .get(Parameter.UIDSET)
                    .orElseThrow()
                    .uids()
                    .findFirst()
                    .orElseThrow();
            long firstOld = part.parameters()
                    .get(Parameter.VND_OLD_UIDSET)
                    .orElseThrow()
                    .uids()
                    .findFirst()
                    .orElseThrow();
            assertThat(firstOld - first).isEqualTo(40_000);
        });
    }

    @Test
    void partsShouldHaveTheSameIdsHoweverOftenTheyAreMade() {
        assertThat(parts(Transfers.copied(ODD)).stream().map(MessageStoreEvent::id))
                .containsExactlyElementsOf(parts(Transfers.copied(ODD)).stream()
                        .map(MessageStoreEvent::id)
                        .toList());
    }

    @Test
    void eventOfOneMessageShouldNotBeDivided() {
        MessageStoreEvent one = Events.appended("m".repeat(20_000), 1);

        assertThat(parts(one)).containsExactly(one);
    }

    @Test
    void limitShouldNotBeSmallerThanAnEvent() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PayloadLimit(PayloadLimit.LEAST - 1));
    }

    private List<MessageStoreEvent> parts(MessageStoreEvent event) {
        return LIMIT.parts(event, format::write);
    }

    private static String odd(long from, long to) {
        return LongStream.iterate(from, uid -> uid <= to, uid -> uid + 2)
                .mapToObj(Long::toString)
                .collect(Collectors.joining(","));
    }
}
