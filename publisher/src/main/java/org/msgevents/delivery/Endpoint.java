// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

import org.msgevents.event.EventId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the subscriptions with one endpoint share: its circuit, and the turns at probing. For the delivery thread. */
final class Endpoint {
    private static final Logger LOGGER = LoggerFactory.getLogger(Endpoint.class);

    /** A subscription whose events go there. */
    interface Member {
        /** Looks for an event to probe with, if it can: whether it does. Finding none, it {@link #decline declines}. */
        boolean probe();

        /** The endpoint fails: no attempt begins any more. */
        void opened();

        /** The endpoint works again. */
        void closed();
    }

    private final String name;
    private final Circuit circuit;
    private final Clock clock;
    private final ArrayDeque<Member> turns = new ArrayDeque<>();
    private final Alarm alarm;
    private int turnsLeft;

    Endpoint(String name, DeliverySettings settings, DeliveryThread thread) {
        this.name = name;
        this.circuit = new Circuit(settings.circuit(), settings.jitter());
        this.clock = settings.clock();
        this.alarm = new Alarm(settings.clock(), thread, this::offer);
    }

    void join(Member member) {
        turns.add(member);
    }

    /** Whether it was the last; it has no probe any more. */
    boolean leave(Member member) {
        turns.remove(member);
        if (turns.isEmpty()) {
            alarm.cancel();
        }
        return turns.isEmpty();
    }

    /** From any thread. */
    boolean isOpen() {
        return circuit.isOpen();
    }

    /** The right to make a probe, if the circuit is open and the time has come; to be used or declined. */
    Optional<Circuit.Probe> tryProbe() {
        return circuit.tryProbe(clock.instant());
    }

    /** There is no event to probe with: it is the next one's turn. */
    void decline(Circuit.Probe probe) {
        circuit.giveBack(probe);
        nextTurn();
    }

    /** It took or refused a notification, as one does that works. */
    void answered() {
        if (circuit.answered()) {
            LOGGER.info("{} takes notifications again", name);
            alarm.cancel();
            List.copyOf(turns).forEach(Member::closed);
        }
    }

    /** The event failed although others were just taken. */
    void suspect(EventId event) {
        circuit.suspect(event);
    }

    void failed(Circuit.Failure failure, String reason) {
        if (circuit.failed(failure, clock.instant())) {
            LOGGER.warn("{} fails, events for it wait, one at a time is tried: {}", name, reason);
            List.copyOf(turns).forEach(Member::opened);
        }
        if (circuit.isOpen() && !circuit.isProbing()) {
            turnsLeft = 0;
            alarm.setTo(circuit.probeAt());
        }
    }

    private void offer() {
        turnsLeft = turns.size();
        nextTurn();
    }

    /** Who probed comes last in the next round. */
    private void nextTurn() {
        boolean taken = false;
        while (!taken && turnsLeft > 0 && !turns.isEmpty() && circuit.isOpen() && !circuit.isProbing()) {
            turnsLeft--;
            Member member = turns.remove();
            turns.add(member);
            taken = member.probe();
        }
    }
}
