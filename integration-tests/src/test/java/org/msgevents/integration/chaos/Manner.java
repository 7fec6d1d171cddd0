// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

/** What a receiver does with a request that it has read and noted. */
enum Manner {
    PROMPT(Verdict.TAKEN),
    /** Later than those that come after it over other connections. */
    SLOW(Verdict.TAKEN),
    /** 422. */
    REFUSE(Verdict.REFUSED),
    /** 500. */
    ERROR(Verdict.FAILED),
    /** 429 with Retry-After. */
    THROTTLE(Verdict.FAILED),
    /** Says nothing until the sender has given up. */
    HANG(Verdict.UNANSWERED),
    /** RST. */
    RESET(Verdict.UNANSWERED),
    /** FIN. */
    DROP(Verdict.UNANSWERED);

    private final Verdict verdict;

    Manner(Verdict verdict) {
        this.verdict = verdict;
    }

    Verdict verdict() {
        return verdict;
    }
}
