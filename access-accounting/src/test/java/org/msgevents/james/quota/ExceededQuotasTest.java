// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msgevents.james.quota.QuotaUsage.Amount;

class ExceededQuotasTest {
    private static final String ALICE = "#private&alice smith@example.com";
    private static final long LIMIT = 10;

    private final Path file;
    private ExceededQuotas quotas;

    ExceededQuotasTest(@TempDir Path directory) {
        file = directory.resolve("exceeded-quotas");
    }

    @BeforeEach
    void open() {
        quotas = ExceededQuotas.open(file);
    }

    @AfterEach
    void close() {
        quotas.close();
    }

    @Test
    void quotaShouldBeWithinOnceWhenLessIsUsedAgain() {
        quotas.add(ALICE, QuotaKind.MESSAGES, LIMIT);
        quotas.seen(ALICE, messages(10));

        assertThat(quotas.removeReduced(ALICE, messages(9))).isTrue();
        assertThat(quotas.removeReduced(ALICE, messages(8))).isFalse();
    }

    /** A COPY of five is refused where there is room for three. */
    @Test
    void quotaShouldNotBeWithinWhenMoreIsUsedThanWhenItRefused() {
        quotas.add(ALICE, QuotaKind.MESSAGES, LIMIT);
        quotas.seen(ALICE, messages(7));

        assertThat(quotas.removeReduced(ALICE, messages(8))).isFalse();
        assertThat(quotas.removeReduced(ALICE, messages(7))).isTrue();
    }

    @Test
    void quotaShouldNotBeWithinWhenItsUsageIsStillAtTheLimit() {
        quotas.add(ALICE, QuotaKind.MESSAGES, LIMIT);
        quotas.seen(ALICE, messages(12));

        assertThat(quotas.removeReduced(ALICE, messages(10))).isFalse();
        assertThat(quotas.removeReduced(ALICE, messages(9))).isTrue();
    }

    @Test
    void quotaShouldBeWithinWhenMoreIsAllowed() {
        quotas.add(ALICE, QuotaKind.MESSAGES, LIMIT);
        quotas.seen(ALICE, messages(10));

        assertThat(quotas.removeReduced(ALICE, new QuotaUsage(new Amount(11, OptionalLong.empty()), unlimited())))
                .isTrue();
    }

    @Test
    void kindsShouldNotBeMistakenForEachOther() {
        quotas.add(ALICE, QuotaKind.STORAGE, LIMIT);
        quotas.seen(
                ALICE, new QuotaUsage(new Amount(5, OptionalLong.of(LIMIT)), new Amount(9, OptionalLong.of(LIMIT))));

        assertThat(quotas.removeReduced(
                        ALICE,
                        new QuotaUsage(new Amount(4, OptionalLong.of(LIMIT)), new Amount(9, OptionalLong.of(LIMIT)))))
                .isFalse();
        assertThat(quotas.holds(ALICE)).isTrue();
    }

    @Test
    void whatIsExceededShouldSurviveARestart() {
        quotas.add(ALICE, QuotaKind.MESSAGES, LIMIT);
        quotas.seen(ALICE, messages(10));
        quotas.close();

        open();

        assertThat(quotas.holds(ALICE)).isTrue();
        assertThat(quotas.removeReduced(ALICE, messages(9))).isTrue();
        quotas.close();
        open();
        assertThat(quotas.holds(ALICE)).isFalse();
    }

    @Test
    void linesOfOthersShouldBeLeftOut() throws Exception {
        quotas.close();
        Files.writeString(
                file, "MESSAGES 10 10 " + ALICE + "\nrubbish\nMESSAGES -1 0 bob\nSTORAGE 5 - #private&carol\n");

        open();

        assertThat(quotas.holds(ALICE)).isTrue();
        assertThat(quotas.holds("bob")).isFalse();
        assertThat(quotas.holds("#private&carol")).isTrue();
    }

    private static QuotaUsage messages(long used) {
        return new QuotaUsage(new Amount(used, OptionalLong.of(LIMIT)), unlimited());
    }

    private static Amount unlimited() {
        return new Amount(0, OptionalLong.empty());
    }
}
