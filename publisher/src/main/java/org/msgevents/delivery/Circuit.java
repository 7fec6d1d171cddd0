// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;

import org.msgevents.event.EventId;

/**
 * Whether attempts at one endpoint make sense at the moment: closed while they do, open while there is one probe at a
 * time. An event that fails while the endpoint takes others is a suspect: it may be the event. For one thread, but that
 * any may ask whether it is open.
 */
final class Circuit {
    private static final double SPREAD = 0.2;

    private final CircuitSettings settings;
    private final DoubleSupplier jitter;
    private final Suspects suspects = new Suspects();
    private final Set<EventId> failed = new HashSet<>();
    private int failures;
    private volatile boolean open;
    private int probesFailed;
    private Instant probeAt = Instant.EPOCH;
    private Optional<Probe> probe = Optional.empty();

    /** The right to make the one attempt that an open circuit allows. */
    static final class Probe {
        private Probe() {}
    }

    /** An attempt that ended in a mechanism error. */
    record Failure(EventId event, Optional<Probe> probe, Optional<Duration> retryAfter) {}

    Circuit(CircuitSettings settings, DoubleSupplier jitter) {
        this.settings = settings;
        this.jitter = jitter;
    }

    boolean isOpen() {
        return open;
    }

    /** Whether it is open and a probe is under way. */
    boolean isProbing() {
        return probe.isPresent();
    }

    /** When the next probe may be made, while it is open. */
    Instant probeAt() {
        return probeAt;
    }

    /** Given to one at a time, when the time has come. */
    Optional<Probe> tryProbe(Instant now) {
        if (!open || probe.isPresent() || now.isBefore(probeAt)) {
            return Optional.empty();
        }
        probe = Optional.of(new Probe());
        return probe;
    }

    /** There was nothing to make the probe with; somebody else may. */
    void giveBack(Probe unused) {
        probe = probe.filter(current -> !current.equals(unused));
    }

    /** The endpoint took or refused a notification, as one does that works: whether this closed the circuit. */
    boolean answered() {
        boolean closes = open;
        if (!open) {
            failed.forEach(suspects::add);
        }
        open = false;
        probe = Optional.empty();
        failures = 0;
        probesFailed = 0;
        failed.clear();
        return closes;
    }

    /** Whether this opened the circuit. */
    boolean failed(Failure failure, Instant now) {
        if (open) {
            if (failure.probe().isPresent() && failure.probe().equals(probe)) {
                probesFailed++;
                pause(failure, now);
            }
            return false;
        }
        if (suspects.has(failure.event())) {
            return false;
        }
        failures++;
        failed.add(failure.event());
        open = failures >= settings.failures() && failed.size() > 1;
        if (open) {
            pause(failure, now);
        }
        return open;
    }

    /** This event failed for a reason of its own, and will not tell anything about the endpoint again. */
    void suspect(EventId event) {
        suspects.add(event);
    }

    private void pause(Failure failure, Instant now) {
        probe = Optional.empty();
        probeAt = now.plus(RetryWish.later(ownPause(), failure.retryAfter()));
    }

    private Duration ownPause() {
        double grown = settings.firstPause().toMillis() * Math.pow(2, probesFailed);
        double capped = Math.min(grown, (double) settings.longestPause().toMillis());
        return Duration.ofMillis(Math.round(capped * (1 - SPREAD + 2 * SPREAD * jitter.getAsDouble())));
    }
}
