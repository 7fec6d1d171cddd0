// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.header;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.msgevents.benchmark.Figures;
import org.msgevents.benchmark.Options;
import org.msgevents.headerfield.HeaderFieldRegistry;
import org.msgevents.headerfield.reading.HeaderFieldReader;
import org.msgevents.headerfield.reading.ReadingLimits;

/** Reading ten fields of a header, beside mime4j, which only cuts the same header into its fields. */
public final class HeaderReading {
    /** Of the processor, not of the clock: others may use the machine as well. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final double NANOS_PER_MICRO = 1e3;

    private final byte[] header = SampleHeader.octets();
    private final HeaderFieldReader reader =
            new HeaderFieldReader(HeaderFieldRegistry.bundled(), SampleHeader.TEN_FIELDS, ReadingLimits.DEFAULT);
    private final Figures figures = new Figures();
    private final int headers;

    /** One of the ways to read a header; what comes of it is counted, so that none of it is left out. */
    private interface Way {
        int read() throws IOException, MimeException;
    }

    private enum Name {
        BARE("mime4j: fields, cut"),
        READ("ten fields, read"),
        JSON("ten fields, as JSON");

        private final String text;

        Name(String text) {
            this.text = text;
        }
    }

    private HeaderReading(int headers) {
        this.headers = headers;
    }

    /**
     * Runs as many rounds as told, after two that do not count, and prints medians with the least and the most.
     *
     * @param arguments {@code --rounds}, and {@code --headers} that are read in each
     */
    public static void main(String[] arguments) throws Exception {
        Options options = Options.parse(arguments, Map.of("rounds", "20", "headers", "20000"));
        HeaderReading benchmark = new HeaderReading(options.number("headers"));
        List<Name> order = new ArrayList<>(List.of(Name.values()));
        benchmark.round(order);
        benchmark.round(order);
        benchmark.figures.clear();
        for (int round = 0; round < options.number("rounds"); round++) {
            benchmark.round(order);
            Collections.reverse(order);
        }
        benchmark.print();
    }

    /** Ratios are of one round: the machine is another one a second later. */
    private void round(List<Name> order) throws IOException, MimeException {
        double[] micros = new double[Name.values().length];
        for (Name name : order) {
            micros[List.of(Name.values()).indexOf(name)] = microsPerHeader(way(name));
        }
        for (int i = 0; i < micros.length; i++) {
            String name = Name.values()[i].text;
            figures.add(name, micros[i]);
            figures.add(name + " ratio", micros[i] / micros[0]);
        }
    }

    private Way way(Name name) {
        return switch (name) {
            case BARE -> () -> fields().size();
            case READ -> () -> reader.read(header).fields().size();
            case JSON -> () -> reader.read(header).toJson().size();
        };
    }

    private double microsPerHeader(Way way) throws IOException, MimeException {
        long start = THREADS.getCurrentThreadCpuTime();
        int sum = 0;
        for (int i = 0; i < headers; i++) {
            sum += way.read();
        }
        if (sum < headers) {
            throw new IllegalStateException("nothing was read");
        }
        return (THREADS.getCurrentThreadCpuTime() - start) / NANOS_PER_MICRO / headers;
    }

    private List<Field> fields() throws IOException, MimeException {
        List<Field> fields = new ArrayList<>();
        MimeTokenStream stream = new MimeTokenStream();
        stream.parse(new ByteArrayInputStream(header));
        EntityState state = stream.getState();
        while (state != EntityState.T_END_HEADER) {
            if (state == EntityState.T_FIELD) {
                fields.add(stream.getField());
            }
            state = stream.next();
        }
        return fields;
    }

    private void print() {
        System.out.printf("a header of %d octets%n%n", header.length);
        System.out.printf("%-22s  %-24s  %s%n", "", "microseconds", "of mime4j's fields, cut");
        for (Name name : Name.values()) {
            System.out.printf(
                    "%-22s  %-24s  %s%n",
                    name.text,
                    figures.spread(name.text).toString(1),
                    figures.spread(name.text + " ratio").toString(2));
        }
    }
}
