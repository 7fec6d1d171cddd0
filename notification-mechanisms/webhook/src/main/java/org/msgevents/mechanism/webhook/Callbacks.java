// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import org.apache.hc.core5.concurrent.FutureCallback;

/** The library's callbacks, made of two functions. */
final class Callbacks {
    private Callbacks() {}

    /** To be cancelled is to fail. */
    static <T> FutureCallback<T> of(Consumer<T> completed, Consumer<Exception> failed) {
        return new FutureCallback<>() {
            @Override
            public void completed(T result) {
                completed.accept(result);
            }

            @Override
            public void failed(Exception failure) {
                failed.accept(failure);
            }

            @Override
            public void cancelled() {
                failed.accept(new CancellationException("cancelled"));
            }
        };
    }
}
