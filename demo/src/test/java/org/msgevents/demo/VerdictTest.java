// SPDX-License-Identifier: Apache-2.0
package org.msgevents.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.demo.DemoEventFixture.event;

import java.util.List;

import org.junit.jupiter.api.Test;

class VerdictTest {
    @Test
    void verdictShouldBeGoodWhenKeysOvertakeEachOther() throws Exception {
        Verdict verdict = Verdict.of(
                List.of("MailboxCreate a", "MailboxCreate b", "MailboxDelete a"),
                List.of(
                        event("MailboxCreate", "b", 2),
                        event("MailboxCreate", "a", 1),
                        event("MailboxDelete", "a", 3)));

        assertThat(verdict.faults()).isEmpty();
        assertThat(verdict.isGood()).isTrue();
    }

    @Test
    void verdictShouldNameWhatIsMissing() throws Exception {
        Verdict verdict =
                Verdict.of(List.of("MailboxCreate a", "MailboxDelete a"), List.of(event("MailboxCreate", "a", 1)));

        assertThat(verdict.faults()).containsExactly("missing: MailboxDelete a");
        assertThat(verdict.isGood()).isFalse();
    }

    @Test
    void verdictShouldNameWhatWasNotExpected() throws Exception {
        Verdict verdict = Verdict.of(
                List.of("MailboxCreate a"), List.of(event("MailboxCreate", "a", 1), event("MailboxCreate", "a", 2)));

        assertThat(verdict.faults()).containsExactly("not expected: MailboxCreate a");
    }

    @Test
    void verdictShouldNameWhatCameOutOfOrderInItsKey() throws Exception {
        Verdict verdict = Verdict.of(
                List.of("MailboxCreate a", "MailboxDelete a"),
                List.of(event("MailboxDelete", "a", 2), event("MailboxCreate", "a", 1)));

        assertThat(verdict.faults()).containsExactly("out of order: MailboxCreate a");
    }

    @Test
    void verdictShouldShowBothOrdersWhenThingsHappenedInAnother() throws Exception {
        Verdict verdict = Verdict.of(
                List.of("MailboxCreate a", "MailboxDelete a"),
                List.of(event("MailboxDelete", "a", 1), event("MailboxCreate", "a", 2)));

        assertThat(verdict.faults())
                .containsExactly("expected [MailboxCreate a, MailboxDelete a] but this happened"
                        + " [MailboxDelete a, MailboxCreate a]");
    }
}
