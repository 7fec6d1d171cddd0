// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MicroTimeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-23T12:00:00Z",
                "2026-11-23T12:00:00.123456Z",
                "1970-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999999Z"
            })
    void toInstantShouldReadWhatOfWrote(Instant instant) {
        assertThat(MicroTime.toInstant(MicroTime.of(instant))).isEqualTo(instant);
    }

    @Test
    void ofShouldDrawTheFarthestInstantsNear() {
        assertThat(MicroTime.of(Instant.MAX)).isGreaterThan(MicroTime.of(Instant.parse("9999-12-31T23:59:59Z")));
        assertThat(MicroTime.of(Instant.MIN)).isLessThan(MicroTime.of(Instant.EPOCH));
    }
}
