// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.session;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

import org.apache.james.util.MDCBuilder;
import org.slf4j.MDC;

/** What James carries along for its logs. */
public final class Diagnostics {
    private Diagnostics() {}

    /** Those of the thread. */
    public static Map<String, String> ofThread() {
        return Optional.ofNullable(MDC.getCopyOfContextMap()).orElse(Map.of());
    }

    /**
     * Those that a builder would add. It shows them to the thread's MDC only; whatever stood there stands there again
     * afterwards.
     */
    public static Map<String, String> of(MDCBuilder builder) {
        Map<String, String> before = ofThread();
        MDC.clear();
        try {
            Closeable entered = builder.build();
            Map<String, String> entries = ofThread();
            entered.close();
            return entries;
        } catch (IOException closing) {
            throw new UncheckedIOException(closing);
        } finally {
            MDC.setContextMap(before);
        }
    }
}
