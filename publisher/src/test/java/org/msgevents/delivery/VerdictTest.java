// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgevents.Events;
import org.msgevents.mechanism.NotificationStatus.MechanismError;
import org.msgevents.mechanism.NotificationStatus.RequestError;
import org.msgevents.outbox.FailedAttempt;
import org.msgevents.outbox.FailedAttempt.Outcome;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.outbox.Lane;
import org.msgevents.outbox.Settlement;
import org.msgevents.subscription.DeliveryTerms;
import org.msgevents.subscription.OnExhausted;
import org.msgevents.subscription.RetrySchedule;

/** The table of outcomes: what the mechanism said, and what the subscription wants done about it. */
class VerdictTest {
    private static final RetrySchedule THREE_ATTEMPTS =
            new RetrySchedule(List.of(Duration.ZERO, Duration.ofSeconds(5), Duration.ofMinutes(10)));
    private static final FailedAttempt ATTEMPT =
            new FailedAttempt(Events.NOON, Duration.ofSeconds(2), Outcome.MECHANISM_ERROR, "503");
    private static final Instant ANSWERED = Events.NOON.plusSeconds(2);
    private static final MechanismError DOWN = new MechanismError("503", Optional.empty());

    @Test
    void mechanismErrorShouldBeTriedAgainByTheScheduleWhateverIsDoneAtItsEnd() {
        for (OnExhausted onExhausted : OnExhausted.values()) {
            assertThat(verdict(onExhausted).failed(run(1), DOWN, ATTEMPT))
                    .isEqualTo(new Settlement.Retry(
                            "crm", run(1).key(), 7, ANSWERED.plus(Duration.ofMinutes(10)), ATTEMPT));
        }
    }

    @Test
    void receiversWishShouldMakeTheWaitLongerButNotShorter() {
        Verdict verdict = verdict(OnExhausted.PARK);

        assertThat(notBefore(verdict.failed(run(0), wanting(Duration.ofSeconds(60)), ATTEMPT)))
                .isEqualTo(ANSWERED.plusSeconds(60));
        assertThat(notBefore(verdict.failed(run(0), wanting(Duration.ofSeconds(1)), ATTEMPT)))
                .isEqualTo(ANSWERED.plusSeconds(5));
    }

    @Test
    void receiversWishShouldCountAsADayWhenItIsLonger() {
        assertThat(notBefore(verdict(OnExhausted.PARK).failed(run(0), wanting(Duration.ofDays(365)), ATTEMPT)))
                .isEqualTo(ANSWERED.plus(Duration.ofDays(1)));
    }

    @Test
    void lastMechanismErrorShouldParkWithTheMechanismsWords() {
        assertThat(verdict(OnExhausted.PARK).failed(run(2), DOWN, ATTEMPT))
                .isEqualTo(new Settlement.Parked(
                        "crm", run(2).key(), 7, "given up after 3 attempts: 503", Optional.of(ATTEMPT)));
    }

    @Test
    void lastMechanismErrorShouldDropWhenTheSubscriptionSaysSo() {
        assertThat(verdict(OnExhausted.DROP).failed(run(2), DOWN, ATTEMPT))
                .isEqualTo(new Settlement.Dropped("crm", run(2).key(), 7));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 100})
    void lastMechanismErrorShouldBlockForTheLastIntervalForEver(int failures) {
        assertThat(verdict(OnExhausted.BLOCK).failed(run(failures), DOWN, ATTEMPT))
                .isEqualTo(
                        new Settlement.Blocked("crm", run(0).key(), 7, ANSWERED.plus(Duration.ofMinutes(10)), ATTEMPT));
    }

    @Test
    void blockedKeyShouldWaitASecondWhenTheScheduleHasNoWait() {
        Verdict verdict = verdict(OnExhausted.BLOCK, new RetrySchedule(List.of(Duration.ZERO)));

        assertThat(verdict.failed(run(0), DOWN, ATTEMPT))
                .isEqualTo(new Settlement.Blocked("crm", run(0).key(), 7, ANSWERED.plusSeconds(1), ATTEMPT));
    }

    @Test
    void requestErrorShouldBeParkedDroppedOrBlockedAtOnce() {
        RequestError refused = new RequestError("422 no");

        assertThat(verdict(OnExhausted.PARK).refused(run(0), refused, ATTEMPT))
                .isEqualTo(new Settlement.Parked("crm", run(0).key(), 7, "422 no", Optional.of(ATTEMPT)));
        assertThat(verdict(OnExhausted.DROP).refused(run(0), refused, ATTEMPT))
                .isEqualTo(new Settlement.Dropped("crm", run(0).key(), 7));
        assertThat(verdict(OnExhausted.BLOCK).refused(run(0), refused, ATTEMPT))
                .isEqualTo(
                        new Settlement.Blocked("crm", run(0).key(), 7, ANSWERED.plus(Duration.ofMinutes(10)), ATTEMPT));
    }

    private static MechanismError wanting(Duration wish) {
        return new MechanismError("429", Optional.of(wish));
    }

    private static Instant notBefore(Settlement settlement) {
        return ((Settlement.Retry) settlement).notBefore();
    }

    private static Verdict verdict(OnExhausted onExhausted) {
        return verdict(onExhausted, THREE_ATTEMPTS);
    }

    private static Verdict verdict(OnExhausted onExhausted, RetrySchedule schedule) {
        DeliveryTerms terms = new DeliveryTerms(schedule, onExhausted, 8, Optional.empty());
        return new Verdict(DeliveryFixture.subscription("crm", terms, new ScriptedMechanism()), () -> 0.5);
    }

    private static LaneRun run(int failures) {
        KeptEvent event = new KeptEvent(7, Events.appended("a", 1).id(), "{}");
        return LaneRun.of(new Lane(Events.appended("a", 1).key(), failures, List.of(event)), Optional.empty());
    }
}
