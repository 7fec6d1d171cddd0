// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import java.time.Duration;
import java.util.Optional;

/** How long a receiver wants to be left alone, such as by Retry-After. */
final class RetryWish {
    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryWish() {}

    /** The later of our own wait and the wish; a wish beyond a day counts as a day. */
    static Duration later(Duration own, Optional<Duration> wish) {
        return wish.map(wanted -> wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted)
                .filter(wanted -> wanted.compareTo(own) > 0)
                .orElse(own);
    }
}
