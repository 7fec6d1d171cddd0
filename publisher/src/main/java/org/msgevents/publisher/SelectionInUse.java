// SPDX-License-Identifier: Apache-2.0
package org.msgevents.publisher;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

/** The selection by which events are kept, which can be replaced while it is in use. Thread-safe. */
final class SelectionInUse {
    private volatile Use current;
    private CompletableFuture<Void> over = CompletableFuture.completedFuture(null);

    /** Somebody's use of a selection, to be {@link #leave left}. */
    static final class Use {
        private final Selection selection;
        private final AtomicLong users = new AtomicLong(1);
        private final CompletableFuture<Void> over = new CompletableFuture<>();

        private Use(Selection selection) {
            this.selection = selection;
        }

        Selection selection() {
            return selection;
        }

        private boolean enter() {
            return users.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
        }

        void leave() {
            if (users.decrementAndGet() == 0) {
                over.complete(null);
            }
        }
    }

    SelectionInUse(Selection selection) {
        current = new Use(selection);
    }

    Selection selection() {
        return current.selection;
    }

    /** Of the present selection. */
    Use enter() {
        Use use = current;
        while (!use.enter()) {
            use = current;
        }
        return use;
    }

    /** Whoever enters from now on uses the next one: completes when nobody uses one before any more. */
    synchronized CompletionStage<Void> replace(Selection next) {
        Use former = current;
        current = new Use(next);
        former.leave();
        over = CompletableFuture.allOf(over, former.over);
        return over;
    }
}
