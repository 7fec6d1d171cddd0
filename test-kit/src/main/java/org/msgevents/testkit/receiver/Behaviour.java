// SPDX-License-Identifier: Apache-2.0
package org.msgevents.testkit.receiver;

import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Decides how a request is answered. Several threads ask at once. */
@FunctionalInterface
public interface Behaviour {
    Answer answer(ReceivedRequest request);

    static Behaviour always(Answer answer) {
        return request -> answer;
    }

    /** Says {@code failure} where it should, and takes everything else. */
    static Behaviour failing(Predicate<ReceivedRequest> where, Answer failure) {
        return request -> where.test(request) ? failure : Answer.TAKEN;
    }

    /**
     * Says {@code failure} to a share of the requests.
     *
     * @param share 0 (none) to 1 (all)
     * @param random thread-safe
     */
    static Behaviour failing(double share, RandomGenerator random, Answer failure) {
        return failing(request -> random.nextDouble() < share, failure);
    }
}
