// SPDX-License-Identifier: Apache-2.0
package org.msgevents.testkit.receiver;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came.
 *
 * @param target path and query, as sent
 * @param headers by name in lower case
 * @param body decoded strictly as UTF-8, so that encoding it gives the bytes that came
 * @param at when it had come whole
 * @param connection the client's port: requests of one port came over one connection
 */
public record ReceivedRequest(
        String method, String target, Map<String, List<String>> headers, String body, Instant at, int connection) {
    public ReceivedRequest {
        headers = Map.copyOf(headers);
    }

    /** The first value, if there is one; {@code name} in lower case. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    public byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
