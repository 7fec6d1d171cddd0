// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.msgevents.Events;
import org.msgevents.subscription.Rate;

class TokenBucketTest {
    private static final Instant NOON = Events.NOON;

    @Test
    void takeShouldAllowASecondsWorthAtOnce() {
        TokenBucket bucket = TokenBucket.full(Rate.parse("100/s"), NOON);

        assertThat(taken(bucket, NOON, 200)).isEqualTo(100);
        assertThat(bucket.take(NOON)).isEqualTo(Duration.ofMillis(10));
    }

    @Test
    void takeShouldAllowOneAtATimeWhenThereIsLessThanOneInASecond() {
        TokenBucket bucket = TokenBucket.full(Rate.parse("6/m"), NOON);

        assertThat(taken(bucket, NOON, 5)).isEqualTo(1);
        assertThat(bucket.take(NOON)).isEqualTo(Duration.ofSeconds(10));
        assertThat(bucket.take(NOON.plusSeconds(10))).isZero();
    }

    @Test
    void takeShouldKeepToTheRateOverTime() {
        TokenBucket bucket = TokenBucket.full(Rate.parse("600/m"), NOON);

        long taken = IntStream.rangeClosed(0, 60_000)
                .filter(millis -> bucket.take(NOON.plusMillis(millis)).isZero())
                .count();

        assertThat(taken).isBetween(609L, 610L);
    }

    @Test
    void takeShouldCostNothingWhileItWaits() {
        TokenBucket bucket = TokenBucket.full(Rate.parse("1/s"), NOON);
        bucket.take(NOON);

        assertThat(taken(bucket, NOON.plusMillis(500), 100)).isZero();
        assertThat(bucket.take(NOON.plusMillis(1_000))).isZero();
    }

    @Test
    void takeShouldGoOnWhenTheClockWasPutBack() {
        TokenBucket bucket = TokenBucket.full(Rate.parse("1/s"), NOON);
        bucket.take(NOON);
        Instant before = NOON.minusSeconds(3_600);

        assertThat(bucket.take(before)).isEqualTo(Duration.ofSeconds(1));
        assertThat(bucket.take(before.plusSeconds(1))).isZero();
    }

    private static long taken(TokenBucket bucket, Instant now, int asked) {
        return IntStream.range(0, asked).filter(i -> bucket.take(now).isZero()).count();
    }
}
