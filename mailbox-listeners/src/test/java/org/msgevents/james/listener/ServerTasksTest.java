// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;

import org.apache.james.task.TaskManager;
import org.junit.jupiter.api.Test;

class ServerTasksTest {
    private static final String EXPIRY = "ExpireMailboxTask";
    private static final String OTHER = "ClearMailboxContentTask";

    @Test
    void serverShouldNotBeExpiringWhenItsTasksCannotBeListed() {
        TaskManager broken = (TaskManager) Proxy.newProxyInstance(
                TaskManager.class.getClassLoader(), new Class<?>[] {TaskManager.class}, (proxy, method, arguments) -> {
                    throw new IllegalStateException("no storage");
                });

        assertThat(ServerTasks.of(broken).areExpiring().block()).isFalse();
    }

    @Test
    void serverShouldBeExpiringOnlyWhenNothingElseIsRunning() {
        assertThat(ServerTasks.isExpiryAlone(List.of(EXPIRY))).isTrue();
        assertThat(ServerTasks.isExpiryAlone(List.of(EXPIRY, EXPIRY))).isTrue();
        assertThat(ServerTasks.isExpiryAlone(List.of(EXPIRY, OTHER))).isFalse();
        assertThat(ServerTasks.isExpiryAlone(List.of(OTHER))).isFalse();
        assertThat(ServerTasks.isExpiryAlone(List.of())).isFalse();
    }
}
