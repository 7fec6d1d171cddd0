// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.reading;

import static java.util.Comparator.naturalOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgevents.headerfield.HeaderFieldRegistry;
import org.msgevents.headerfield.HeaderFieldSpecification;

/** That hostile headers cost no more than their length; of the processor's time, not the clock's. */
class ReadingTimeTest {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int SHORT = 10_000;
    private static final int TIMES = 16;
    private static final ReadingLimits UNLIMITED =
            new ReadingLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    /** One of each syntax class. */
    private static final Collection<String> NAMES = HeaderFieldRegistry.bundled().all().stream()
            .collect(Collectors.toMap(
                    field -> field.syntax().kind(), HeaderFieldSpecification::name, (one, other) -> one))
            .values();

    private HeaderFieldReader reader = new HeaderFieldReader(HeaderFieldRegistry.bundled(), NAMES, UNLIMITED);

    /**
     * Each of these makes a parser of one kind or another take time by the square of the length.
     *
     * <p>Behind the bar is what stands at the end: a parser that looks for it from everywhere finds it, each time. Of
     * sixteen times the length a linear reader makes sixteen times the time, a quadratic one 256 times.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "(|)",
                "(,",
                "((a)",
                "()",
                "\"",
                "\\\"",
                "\"a\" ",
                "\",|\"",
                "<",
                "<|>",
                "<>",
                "<a@b,",
                "<@a,",
                "<@a,|>",
                "<\"|>",
                "<;",
                ">",
                "=?",
                "=?|?=",
                "=?a?q?",
                "=?a?q?|?=",
                "=?a?q?b ",
                "=?a?q?b |?=",
                "=?utf-8?q?a?= ",
                "=?utf-8?q?=C3?= ",
                "=?x-a?b?a?=",
                "?=",
                ",",
                ";",
                ";=",
                ":",
                "a:",
                "a:b;",
                "@",
                "a@",
                "[",
                "[|]",
                "%",
                "*",
                "*0*=",
                "a*0*=b;",
                "a*0*='';",
                "a=\"",
                ";a=b",
                "'",
                "\\",
                "(\\",
                "\t",
                " ",
                " | x",
                "a b ",
                "a.",
                "<a@b> ",
                "\u00E4",
                "\u001B$B"
            })
    void timeShouldGrowWithTheLengthAlone(String pieceAndEnd) {
        Duration most = most(header(pieceAndEnd, SHORT));

        Duration time = time(header(pieceAndEnd, TIMES * SHORT));

        assertThat(time).isLessThan(most);
    }

    /** Names of which each is a parameter, a continuation, a tag of its own. */
    @Test
    void timeShouldGrowWithTheNumberOfNamesAlone() {
        Duration most = most(numbered(SHORT));

        Duration time = time(numbered(TIMES * SHORT));

        assertThat(time).isLessThan(most);
    }

    /** The JDK looks for the end of a word so fast that it takes many octets to see how often it does. */
    @Test
    void timeShouldGrowWithTheLengthAloneWhenTheEndOfEncodedWordsIsFar() {
        reader = new HeaderFieldReader(HeaderFieldRegistry.bundled(), List.of("Subject"), UNLIMITED);
        String words = "=?a?q?b ".repeat(6_000);
        Duration most = most(subject(words + "?="));

        Duration time = time(subject(words.repeat(TIMES) + "?="));

        assertThat(time).isLessThan(most);
    }

    private static byte[] subject(String body) {
        return ("Subject: " + body + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** Three times what is due, and something for compilers and clocks. */
    private Duration most(byte[] header) {
        Duration least =
                Stream.generate(() -> time(header)).limit(4).min(naturalOrder()).orElseThrow();
        return least.multipliedBy(3 * TIMES).plusMillis(50);
    }

    private Duration time(byte[] header) {
        long start = THREADS.getCurrentThreadCpuTime();
        HeaderReading reading = reader.read(header);
        Duration time = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start);

        assertThat(reading.fields()).isNotEmpty();
        return time;
    }

    private static byte[] header(String pieceAndEnd, int length) {
        int bar = pieceAndEnd.indexOf('|');
        String piece = bar < 0 ? pieceAndEnd : pieceAndEnd.substring(0, bar);
        String end = bar < 0 ? "" : pieceAndEnd.substring(bar + 1);
        return header(piece.repeat(length / piece.length()) + end);
    }

    private static byte[] numbered(int length) {
        StringBuilder body = new StringBuilder(length);
        for (int i = 0; body.length() < length; i++) {
            body.append(";n").append(i).append("=v;c*").append(i).append("=v");
        }
        return header(body.toString());
    }

    private static byte[] header(String body) {
        return NAMES.stream()
                .map(name -> name + ": " + body + "\r\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }
}
