// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A bearer token of OAuth 2.0.
 *
 * @param until when to ask for another
 */
record AccessToken(Header header, Instant until) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Predicate<String> TOKEN = Forms.matcher("[\\x21-\\x7E]+");

    /** Before its end: it must not run out on its way. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private static final long LONGEST_SECONDS = Duration.ofDays(365).toSeconds();

    /**
     * Reads an answer (RFC 6749, section 5.1). A token without {@code expires_in} is good until it is refused; one that
     * lasts less than a minute is good for half its time.
     *
     * @throws IOException when it is none; its message does not hold it
     */
    static AccessToken read(String answer, Instant now) throws IOException {
        JsonNode read = json(answer);
        String token = read.path("access_token").asText();
        if (!TOKEN.test(token)) {
            throw new IOException("its answer has no access_token");
        } else if (!read.path("token_type").asText().equalsIgnoreCase("bearer")) {
            throw new IOException("its token is no bearer token");
        }
        long seconds = Math.min(read.path("expires_in").asLong(LONGEST_SECONDS), LONGEST_SECONDS);
        Duration life = Duration.ofSeconds(Math.max(0, seconds));
        Duration margin = life.compareTo(MARGIN.multipliedBy(2)) < 0 ? life.dividedBy(2) : MARGIN;
        return new AccessToken(Header.bearer(token), now.plus(life).minus(margin));
    }

    /** The library's message would quote the answer. */
    private static JsonNode json(String answer) throws IOException {
        try {
            return JSON.readTree(answer);
        } catch (IOException noJson) {
            throw new IOException("its answer is no JSON");
        }
    }
}
