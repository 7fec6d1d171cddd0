// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.msgevents.Events;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.outbox.Lane;

class PostponedTest {
    private static final Instant NOON = Events.NOON;
    private static final Instant AN_HOUR_LATER = NOON.plusSeconds(3_600);
    private static final Duration PAUSE = Duration.ofMinutes(5);

    private final Postponed postponed = new Postponed(PAUSE);

    @Test
    void attemptShouldBeEarlyWhenItsLaneWasBroughtForward() {
        postponed.add(run("a"), AN_HOUR_LATER, NOON);
        boolean earlyBefore = postponed.due(run("a"), NOON).isPresent();

        List<Postponed.Lane> lanes = postponed.bringForwardAll(NOON);

        assertThat(earlyBefore).isFalse();
        assertThat(lanes).containsExactly(new Postponed.Lane(run("a").key(), 7, NOON));
        assertThat(postponed.due(run("a"), NOON)).contains(AN_HOUR_LATER);
    }

    @Test
    void attemptShouldNotBeEarlyWhenItsTimeHasCome() {
        postponed.add(run("a"), AN_HOUR_LATER, NOON);
        postponed.bringForwardAll(NOON);

        assertThat(postponed.due(run("a"), AN_HOUR_LATER)).isEmpty();
    }

    @Test
    void laneShouldStayWhenItComesSoonerAnyway() {
        postponed.add(run("a"), NOON, NOON);

        assertThat(postponed.bringForwardAll(NOON)).isEmpty();
    }

    @Test
    void laneThatFailsAgainWhileTheEndpointWorksShouldComeAfterAPauseOnly() {
        postponed.add(run("a"), AN_HOUR_LATER, NOON);
        postponed.bringForwardAll(NOON);
        postponed.add(run("a"), AN_HOUR_LATER, NOON);

        assertThat(postponed.bringForwardAll(NOON.plusSeconds(1)))
                .containsExactly(new Postponed.Lane(run("a").key(), 7, NOON.plus(PAUSE)));
    }

    @Test
    void laneThatFailsAsAProbeShouldComeAtOnceWhenTheEndpointWorks() {
        postponed.add(run("a"), AN_HOUR_LATER, NOON);
        postponed.bringForwardOne(NOON);
        postponed.add(probe("a"), AN_HOUR_LATER, NOON);

        assertThat(postponed.bringForwardAll(NOON.plusSeconds(1)))
                .containsExactly(new Postponed.Lane(run("a").key(), 7, NOON.plusSeconds(1)));
    }

    @Test
    void probesShouldGoRound() {
        postponed.add(run("a"), AN_HOUR_LATER, NOON);
        postponed.add(run("b"), AN_HOUR_LATER, NOON);
        postponed.bringForwardOne(NOON);
        postponed.add(probe("a"), AN_HOUR_LATER, NOON);

        assertThat(postponed.bringForwardOne(NOON)).map(Postponed.Lane::key).contains(run("b").key());
        assertThat(postponed.bringForwardOne(NOON)).map(Postponed.Lane::key).contains(run("a").key());
        assertThat(postponed.bringForwardOne(NOON)).isEmpty();
    }

    @Test
    void lanesShouldBeLeftToTheirScheduleWhenTheEndpointWorkedAllTheTime() {
        postponed.add(run("a"), AN_HOUR_LATER, NOON);

        postponed.leaveToTheirSchedule();

        assertThat(postponed.bringForwardAll(NOON)).isEmpty();
    }

    @Test
    void lanesShouldNotBeRememberedWithoutEnd() {
        for (int i = 0; i < 5_000; i++) {
            postponed.add(run("key " + i), AN_HOUR_LATER, NOON);
        }

        assertThat(postponed.bringForwardAll(NOON)).hasSize(1_024);
    }

    private static LaneRun run(String key) {
        KeptEvent event = new KeptEvent(7, Events.appended(key, 1).id(), "{}");
        return LaneRun.of(new Lane(Events.appended(key, 1).key(), 1, List.of(event)), Optional.empty());
    }

    private static LaneRun probe(String key) {
        Circuit circuit = new Circuit(new CircuitSettings(2, Duration.ZERO, Duration.ZERO), () -> 0.5);
        for (String event : new String[] {"x", "y"}) {
            circuit.failed(
                    new Circuit.Failure(Events.appended(event, 1).id(), Optional.empty(), Optional.empty()), NOON);
        }
        return LaneRun.of(run(key).lane(), circuit.tryProbe(NOON));
    }
}
