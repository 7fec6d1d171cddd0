// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UserAgentTest {
    @Test
    void userAgentShouldHaveTheVersionOfTheJar() {
        assertThat(UserAgent.of(Test.class)).matches("message-store-events/5\\.[0-9.]+");
    }

    @Test
    void userAgentShouldHaveNoVersionWhereThereIsNoJar() {
        assertThat(UserAgent.of(UserAgentTest.class)).isEqualTo("message-store-events");
    }
}
