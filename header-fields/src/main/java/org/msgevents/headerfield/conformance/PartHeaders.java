// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.conformance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/** Finds the headers of the parts of a multipart message. */
final class PartHeaders {
    private static final int MOST_PARTS = 1_000;
    private static final int MOST_DEPTH = 20;
    private static final int UNLIMITED = -1;
    private static final MimeConfig CONFIG = new MimeConfig.Builder()
            .setMaxLineLen(UNLIMITED)
            .setMaxHeaderCount(UNLIMITED)
            .setMaxHeaderLen(UNLIMITED)
            .build();

    private final MimeTokenStream stream = new MimeTokenStream(CONFIG);
    private final Supplier<HeaderCheck> checks;
    /** Of the part whose header is being read. */
    private Optional<HeaderCheck> part = Optional.empty();

    private int parts;
    private int depth;

    private PartHeaders(Supplier<HeaderCheck> checks) {
        this.checks = checks;
    }

    /** Checks each by a check of its own, up to the first that cannot be found. */
    static void check(byte[] message, Supplier<HeaderCheck> checks) {
        try {
            new PartHeaders(checks).read(message);
        } catch (IOException | MimeException unreadable) { // what was found up to there stands
            return;
        }
    }

    private void read(byte[] message) throws IOException, MimeException {
        stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
        stream.parse(new ByteArrayInputStream(message));
        EntityState state = stream.getState();
        while (state != EntityState.T_END_OF_STREAM && parts <= MOST_PARTS && depth <= MOST_DEPTH) {
            see(state);
            state = stream.next();
        }
    }

    private void see(EntityState state) {
        switch (state) {
            case T_START_MULTIPART -> depth++;
            case T_END_MULTIPART -> depth--;
            case T_START_BODYPART -> {
                parts++;
                part = Optional.of(checks.get());
            }
            case T_FIELD ->
                part.ifPresent(check -> check.field(stream.getField().getRaw().toByteArray()));
            case T_END_HEADER -> {
                part.ifPresent(HeaderCheck::end);
                part = Optional.empty();
            }
            default -> {} // content
        }
    }
}
