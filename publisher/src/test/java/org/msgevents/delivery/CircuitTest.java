// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.msgevents.Events;
import org.msgevents.delivery.Circuit.Failure;
import org.msgevents.delivery.Circuit.Probe;
import org.msgevents.event.EventId;

class CircuitTest {
    private static final Instant NOON = Events.NOON;
    private static final EventId A = Events.appended("a", 1).id();
    private static final EventId B = Events.appended("b", 1).id();

    private final Circuit circuit = new Circuit(CircuitSettings.STANDARD, () -> 0.5);

    @Test
    void failuresInARowShouldOpenIt() {
        fail(A, B, A, B);
        boolean openAfterFour = circuit.isOpen();

        boolean opened = circuit.failed(failure(A), NOON);

        assertThat(openAfterFour).isFalse();
        assertThat(opened).isTrue();
        assertThat(circuit.isOpen()).isTrue();
    }

    @Test
    void failuresOfOneEventShouldNotOpenIt() {
        fail(A, A, A, A, A, A, A, A);

        assertThat(circuit.isOpen()).isFalse();
    }

    @Test
    void failureOfAnotherEventShouldOpenItWhenOneHasFailedOftenEnough() {
        fail(A, A, A, A, A, A, A, A, B);

        assertThat(circuit.isOpen()).isTrue();
    }

    @Test
    void answerShouldEndTheRow() {
        fail(A, B, A, B);

        boolean closed = circuit.answered();
        fail(A, B, A, B);

        assertThat(closed).isFalse();
        assertThat(circuit.isOpen()).isFalse();
    }

    @Test
    void eventsThatFailedWhileOthersWereTakenShouldNotOpenIt() {
        fail(A);
        circuit.answered();
        fail(B);
        circuit.answered();

        fail(A, B, A, B, A, B, A, B);

        assertThat(circuit.isOpen()).isFalse();
    }

    @Test
    void eventsThatFailedInAnOutageShouldOpenItAgain() {
        open();
        circuit.answered();

        fail(A, B, A, B, A);

        assertThat(circuit.isOpen()).isTrue();
    }

    @Test
    void suspectShouldNotOpenIt() {
        circuit.suspect(A);

        fail(A, B, A, B, A, B, A, B, A, B);

        assertThat(circuit.isOpen()).isFalse();
    }

    @Test
    void suspectsShouldNotBeRememberedWithoutEnd() {
        circuit.suspect(A);
        LongStream.rangeClosed(1, 1_024)
                .forEach(uid -> circuit.suspect(Events.appended("c", uid).id()));

        fail(A, B, A, B, A);

        assertThat(circuit.isOpen()).isTrue();
    }

    @Test
    void probeShouldBeGivenWhenItIsTimeAndToOneOnly() {
        open();

        assertThat(circuit.tryProbe(NOON.plusMillis(999))).isEmpty();
        assertThat(circuit.tryProbe(NOON.plusSeconds(1))).isPresent();
        assertThat(circuit.tryProbe(NOON.plusSeconds(100))).isEmpty();
    }

    @Test
    void probeShouldNotBeGivenWhileItIsClosed() {
        assertThat(circuit.tryProbe(NOON)).isEmpty();
    }

    @Test
    void probeShouldBeGivenAgainWhenItWasGivenBack() {
        open();
        Probe unused = circuit.tryProbe(NOON.plusSeconds(1)).orElseThrow();

        circuit.giveBack(unused);

        assertThat(circuit.tryProbe(NOON.plusSeconds(1))).isPresent();
    }

    @Test
    void pauseShouldDoubleUpToFiveMinutes() {
        open();
        Instant now = NOON;

        for (int expected : new int[] {1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300}) {
            assertThat(circuit.probeAt()).isEqualTo(now.plusSeconds(expected));
            now = circuit.probeAt();
            circuit.failed(new Failure(A, circuit.tryProbe(now), Optional.empty()), now);
        }
    }

    @Test
    void pauseShouldBeSpread() {
        Circuit early = new Circuit(CircuitSettings.STANDARD, () -> 0);
        Circuit late = new Circuit(CircuitSettings.STANDARD, () -> 0.999);

        open(early);
        open(late);

        assertThat(early.probeAt()).isEqualTo(NOON.plusMillis(800));
        assertThat(late.probeAt()).isBetween(NOON.plusMillis(1_190), NOON.plusMillis(1_200));
    }

    @Test
    void pauseShouldBeAsLongAsTheReceiverWants() {
        open();
        Instant now = circuit.probeAt();

        circuit.failed(new Failure(A, circuit.tryProbe(now), Optional.of(Duration.ofMinutes(30))), now);

        assertThat(circuit.probeAt()).isEqualTo(now.plus(Duration.ofMinutes(30)));
    }

    @Test
    void pauseShouldBeADayAtMostWhenTheReceiverWantsMore() {
        open();
        Instant now = circuit.probeAt();

        circuit.failed(new Failure(A, circuit.tryProbe(now), Optional.of(Duration.ofDays(3_000))), now);

        assertThat(circuit.probeAt()).isEqualTo(now.plus(Duration.ofDays(1)));
    }

    @Test
    void attemptThatWasUnderWayWhenItOpenedShouldChangeNothing() {
        open();
        Instant probeAt = circuit.probeAt();

        fail(A, B, A, B);

        assertThat(circuit.probeAt()).isEqualTo(probeAt);
    }

    @Test
    void firstAnswerShouldCloseItAndForgetThePauses() {
        open();
        circuit.failed(new Failure(A, circuit.tryProbe(NOON.plusSeconds(1)), Optional.empty()), NOON.plusSeconds(1));

        boolean closed = circuit.answered();
        open();

        assertThat(closed).isTrue();
        assertThat(circuit.probeAt()).isEqualTo(NOON.plusSeconds(1));
    }

    private void open() {
        open(circuit);
    }

    private static void open(Circuit circuit) {
        for (EventId event : new EventId[] {A, B, A, B, A}) {
            circuit.failed(failure(event), NOON);
        }
    }

    private void fail(EventId... events) {
        for (EventId event : events) {
            circuit.failed(failure(event), NOON);
        }
    }

    private static Failure failure(EventId event) {
        return new Failure(event, Optional.empty(), Optional.empty());
    }
}
