// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.util.Map;
import java.util.Optional;

/**
 * What came back.
 *
 * @param headers by their names in lower case
 * @param text the beginning of the body
 */
record Answer(int status, Map<String, String> headers, String text) {
    boolean isSuccess() {
        return status / 100 == 2;
    }

    /** @param name in lower case */
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
