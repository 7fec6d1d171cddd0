// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.session;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class GuardTest {
    @Test
    void runShouldKeepFailuresOfOursFromJames() {
        assertThatCode(() -> Guard.run(() -> {
                    throw new IllegalArgumentException("a fault of ours");
                }))
                .doesNotThrowAnyException();
    }

    @Test
    void runShouldKeepFromJamesThatItIsAnotherOneThanWasTried() {
        assertThatCode(() -> Guard.run(() -> {
                    throw new NoSuchMethodError("of a later James");
                }))
                .doesNotThrowAnyException();
    }
}
