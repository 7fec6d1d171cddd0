// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.util.Optional;

/** The header {@code User-Agent}. */
final class UserAgent {
    private static final String PRODUCT = "message-store-events";

    private UserAgent() {}

    /** With the version of the jar that holds the type; without one where there is no jar. */
    static String of(Class<?> type) {
        return Optional.ofNullable(type.getPackage().getImplementationVersion())
                .map(version -> PRODUCT + "/" + version)
                .orElse(PRODUCT);
    }
}
