// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.server;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** How long a test waits for what takes milliseconds on a machine that has nothing else to do. */
public final class Patience {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Duration INTERVAL = Duration.ofMillis(20);

    private Patience() {}

    public static ConditionFactory await() {
        return Awaitility.await().atMost(LIMIT).pollInterval(INTERVAL);
    }
}
