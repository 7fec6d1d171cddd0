// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import org.msgevents.mechanism.NotificationMechanism;
import org.msgevents.mechanism.NotificationRequest;
import org.msgevents.mechanism.NotificationStatus;

/** Remembers requests and answers them as told. */
public final class ScriptedMechanism implements NotificationMechanism {
    private final String name;
    private volatile boolean closed;
    private final List<NotificationRequest> requests = new CopyOnWriteArrayList<>();
    private volatile Function<NotificationRequest, CompletionStage<NotificationStatus>> script =
            request -> CompletableFuture.completedFuture(new NotificationStatus.Delivered());

    public ScriptedMechanism() {
        this("scripted");
    }

    /** With an endpoint of that name. */
    public ScriptedMechanism(String name) {
        this.name = name;
    }

    @Override
    public CompletionStage<NotificationStatus> send(NotificationRequest request) {
        requests.add(request);
        return script.apply(request);
    }

    public void answer(Function<NotificationRequest, CompletionStage<NotificationStatus>> next) {
        script = next;
    }

    public void answer(NotificationStatus status) {
        script = request -> CompletableFuture.completedFuture(status);
    }

    public List<NotificationRequest> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        closed = true;
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public String toString() {
        return name;
    }
}
