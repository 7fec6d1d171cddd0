// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import java.util.List;

import org.apache.james.task.TaskManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What James' own tasks are doing. */
@FunctionalInterface
public interface ServerTasks {
    /** James' own expiry, for which WebAdmin has {@code DELETE /messages}. */
    String EXPIRY = "ExpireMailboxTask";

    Logger LOGGER = LoggerFactory.getLogger(ServerTasks.class);

    /** There is none, ever. */
    ServerTasks NONE = () -> Mono.just(false);

    /** Those of James' manager of tasks. */
    static ServerTasks of(TaskManager tasks) {
        return () -> Mono.fromCallable(() -> isExpiryAlone(tasks.list(TaskManager.Status.IN_PROGRESS).stream()
                        .map(task -> task.getType().asString())
                        .toList()))
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorResume(failure -> {
                    LOGGER.warn("tasks cannot be listed: what is removed meanwhile is no expiry for certain", failure);
                    return Mono.just(false);
                });
    }

    /**
     * Whether there is a task, and all are expiry.
     *
     * @param running the types of those that run
     */
    static boolean isExpiryAlone(List<String> running) {
        return !running.isEmpty() && running.stream().allMatch(EXPIRY::equals);
    }

    /** Whether it is expiry for certain that removes what no client removes: no other task is running. Never fails. */
    Mono<Boolean> areExpiring();
}
