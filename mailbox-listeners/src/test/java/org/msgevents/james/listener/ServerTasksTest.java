// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class ServerTasksTest {
    private static final String EXPIRY = "ExpireMailboxTask";
    private static final String OTHER = "ClearMailboxContentTask";

    @Test
    void serverShouldBeExpiringOnlyWhenNothingElseIsRunning() {
        assertThat(ServerTasks.isExpiryAlone(List.of(EXPIRY))).isTrue();
        assertThat(ServerTasks.isExpiryAlone(List.of(EXPIRY, EXPIRY))).isTrue();
        assertThat(ServerTasks.isExpiryAlone(List.of(EXPIRY, OTHER))).isFalse();
        assertThat(ServerTasks.isExpiryAlone(List.of(OTHER))).isFalse();
        assertThat(ServerTasks.isExpiryAlone(List.of())).isFalse();
    }
}
