// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.access;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;

/** An access between its Login and its Logout. Thread-safe. */
public final class OpenAccess {
    private final Login login;
    private final Instant since;
    private final BiConsumer<OpenAccess, Disconnect> end;
    private final String id = UUID.randomUUID().toString();
    private final AtomicBoolean ended = new AtomicBoolean();

    OpenAccess(Login login, Instant since, BiConsumer<OpenAccess, Disconnect> end) {
        this.login = login;
        this.since = since;
        this.end = end;
    }

    Login login() {
        return login;
    }

    Instant since() {
        return since;
    }

    /** What its events are told apart by from those of other accesses. */
    String id() {
        return id;
    }

    /** The first call tells the Logout; further ones do nothing. */
    public void end(Disconnect kind) {
        if (ended.compareAndSet(false, true)) {
            end.accept(this, kind);
        }
    }
}
