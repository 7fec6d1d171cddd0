// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What must be had of others before a request can be made. Thread-safe. */
interface Preparation extends AutoCloseable {
    /** Nothing. */
    Preparation NONE = new Preparation() {
        private final CompletionStage<List<Header>> nothing = CompletableFuture.completedStage(List.of());

        @Override
        public CompletionStage<List<Header>> headers() {
            return nothing;
        }

        @Override
        public void answered(List<Header> headers, Answer answer) {}

        @Override
        public void close() {}
    };

    /** Headers to send along; exceptional, by a {@link NotPreparedException}, when no request may be made. */
    CompletionStage<List<Header>> headers();

    /**
     * What the receiver said to these.
     *
     * @param headers as they came from {@link #headers()}
     */
    void answered(List<Header> headers, Answer answer);

    /** Ends what is under way. */
    @Override
    void close();
}
