// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.msgevents.integration.receiver.ReceivedEvent;

class OccurrenceTest {
    private static final Folder WORK = new Folder("amy@localhost", "Work", 9);

    @Test
    void toldByShouldGiveOneForEachMessageAndFlag() {
        assertThat(Occurrence.toldBy(event("FlagsClear", "\"uidset\":\"1:2,7\",\"flagNames\":\"k1 \\\\Flagged\",")))
                .containsExactly(
                        new Occurrence(Occurrence.CLEAR, WORK, 1, "k1"),
                        new Occurrence(Occurrence.CLEAR, WORK, 1, "\\Flagged"),
                        new Occurrence(Occurrence.CLEAR, WORK, 2, "k1"),
                        new Occurrence(Occurrence.CLEAR, WORK, 2, "\\Flagged"),
                        new Occurrence(Occurrence.CLEAR, WORK, 7, "k1"),
                        new Occurrence(Occurrence.CLEAR, WORK, 7, "\\Flagged"));
    }

    @Test
    void toldByShouldNotCareForTheFlagsOfAnArrival() {
        assertThat(Occurrence.toldBy(event("MessageAppend", "\"uidset\":\"3\",\"flagNames\":\"\\\\Seen\",")))
                .containsExactly(Occurrence.of(Occurrence.APPEND, WORK, 3));
    }

    @Test
    void toldByShouldGiveNothingWhereNoMessageIsConcerned() {
        assertThat(Occurrence.toldBy(event("MailboxCreate", ""))).isEmpty();
    }

    private static ReceivedEvent event(String name, String parameters) {
        return ReceivedEvent.parse(
                """
                {"id":"a","data":{%s"event":"%s","mailboxID":"imap://amy%%40localhost@localhost/Work;UIDVALIDITY=9"}}"""
                        .formatted(parameters, name));
    }
}
