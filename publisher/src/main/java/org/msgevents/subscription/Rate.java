// SPDX-License-Identifier: Apache-2.0
package org.msgevents.subscription;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many attempts a receiver wants within a time, at most; no more than a second's worth of them at once.
 *
 * @param attempts at least 1
 * @param per more than zero
 */
public record Rate(int attempts, Duration per) {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,5})/([smh])");
    private static final Map<String, ChronoUnit> UNITS =
            Map.of("s", ChronoUnit.SECONDS, "m", ChronoUnit.MINUTES, "h", ChronoUnit.HOURS);

    public Rate {
        if (attempts < 1 || per.isZero() || per.isNegative()) {
            throw new IllegalArgumentException("a rate is a positive number in a positive time");
        }
    }

    /** Reads a number from 1 to 999999 and a unit of time: {@code 100/s}, {@code 600/m}, {@code 1000/h}. */
    public static Rate parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no rate");
        }
        ChronoUnit unit = Optional.ofNullable(UNITS.get(form.group(2))).orElseThrow();
        return new Rate(Integer.parseInt(form.group(1)), unit.getDuration());
    }

    /** How many there may be in a second. */
    public double perSecond() {
        return attempts * (double) Duration.ofSeconds(1).toNanos() / per.toNanos();
    }
}
