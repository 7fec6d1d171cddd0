// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

/** What a receiver does with a request that it has read and noted. */
enum Manner {
    PROMPT(70, Verdict.TAKEN),
    /** Later than those that come after it over other connections. */
    SLOW(9, Verdict.TAKEN),
    /** 500. */
    ERROR(6, Verdict.FAILED),
    /** 429 with Retry-After. */
    THROTTLE(3, Verdict.FAILED),
    /** Says nothing until the sender has given up. */
    HANG(2, Verdict.UNANSWERED),
    /** RST. */
    RESET(5, Verdict.UNANSWERED),
    /** FIN. */
    DROP(5, Verdict.UNANSWERED),
    /** 422; not by chance. */
    REFUSE(0, Verdict.REFUSED);

    private final int percent;
    private final Verdict verdict;

    Manner(int percent, Verdict verdict) {
        this.percent = percent;
        this.verdict = verdict;
    }

    int percent() {
        return percent;
    }

    Verdict verdict() {
        return verdict;
    }
}
