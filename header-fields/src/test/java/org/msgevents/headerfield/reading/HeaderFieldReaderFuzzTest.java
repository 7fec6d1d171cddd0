// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.msgevents.headerfield.HeaderFieldRegistry;
import org.msgevents.headerfield.HeaderFieldSpecification;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Report;
import net.jqwik.api.Reporting;

/**
 * Headers of the corpus, changed at random.
 *
 * <p>{@code -Dmsgevents.fuzz.headers=1000000} changes as many as that; without it there are 20,000.
 */
class HeaderFieldReaderFuzzTest {
    private static final int HEADERS = Integer.getInteger("msgevents.fuzz.headers", 20_000);
    private static final int HEADERS_PER_SEED = 200;
    private static final ReadingLimits LIMITS = new ReadingLimits(500, 5, 2_000);
    /** What JSON may have of an octet: a character, in a value and in a raw body, with the names around it. */
    private static final int MOST_CHARACTERS = 40_000;

    private static final String[] PIECES = {
        "\"", "(", ")", "<", ">", "@", ",", ";", ":", "\\", "=?", "?=", "=?utf-8?Q?", "=?utf-8?B?", "=?iso-2022-jp?B?",
                "*0*=", "*1=",
        "''", "%", "%C3", "=C3", "\r\n ", "\r\n", "\n", "\r", "\0", "\u00E4", "\u00FF", "\u001B$B", "[", "]", "-0600",
                "1997", "Nov"
    };

    private final List<byte[]> corpus = corpus();
    private final HeaderFieldReader reader = new HeaderFieldReader(
            HeaderFieldRegistry.bundled(),
            HeaderFieldRegistry.bundled().all().stream()
                    .map(HeaderFieldSpecification::name)
                    .toList(),
            LIMITS);

    private static List<byte[]> corpus() {
        try {
            return Corpus.headers().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Property(tries = 100)
    @Report(Reporting.FALSIFIED)
    void noHeaderShouldBeAnError(@ForAll long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < HEADERS_PER_SEED; i++) {
            checkRead(changed(random));
        }
    }

    /** More of the same, for whoever has the time. */
    @Test
    void noHeaderOfManyShouldBeAnError() {
        Random random = new Random(HEADERS);
        for (int i = 100 * HEADERS_PER_SEED; i < HEADERS; i++) {
            checkRead(changed(random));
        }
    }

    @Test
    void noCharsetShouldBeAnError() {
        Random random = new Random(42);
        for (String charset : Charset.availableCharsets().keySet()) {
            for (int i = 0; i < 50; i++) {
                byte[] octets = new byte[random.nextInt(40)];
                random.nextBytes(octets);
                String word = "=?" + charset + "?B?" + Base64.getEncoder().encodeToString(octets) + "?=";
                checkRead(("Subject: " + word + " " + word + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            }
        }
    }

    private void checkRead(byte[] header) {
        HeaderReading reading = reader.read(header);

        for (FieldReading field : reading.fields()) {
            assertThat(field.instances()).hasSizeLessThanOrEqualTo(LIMITS.instances());
            for (FieldInstance instance : field.instances()) {
                assertThat(instance.raw().length()).isLessThanOrEqualTo(LIMITS.octetsPerField());
                assertThat(instance.value().isPresent() || !instance.defects().isEmpty())
                        .isTrue();
            }
        }
        assertThat(characters(reading.toJson())).isLessThan(MOST_CHARACTERS);
    }

    /** Also that there is nothing in it but what JSON has; no control characters in values is another test's affair. */
    private static int characters(Object json) {
        if (json instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .mapToInt(entry -> characters(entry.getKey()) + characters(entry.getValue()))
                    .sum();
        }
        if (json instanceof Collection<?> list) {
            return list.stream().mapToInt(HeaderFieldReaderFuzzTest::characters).sum();
        }
        assertThat(json).isInstanceOfAny(String.class, Integer.class);
        return json.toString().length();
    }

    private byte[] changed(Random random) {
        StringBuilder header = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            header.append(ascii(corpus.get(random.nextInt(corpus.size()))));
        }
        for (int i = random.nextInt(6); i >= 0; i--) {
            change(header, random);
        }
        return header.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private void change(StringBuilder header, Random random) {
        int at = random.nextInt(header.length() + 1);
        int end = Math.min(header.length(), at + random.nextInt(8));
        switch (random.nextInt(6)) {
            case 0 -> header.insert(at, PIECES[random.nextInt(PIECES.length)]);
            case 1 -> header.delete(at, end);
            case 2 -> header.insert(at, header.substring(at, end).repeat(random.nextInt(20)));
            case 3 -> header.insert(at, (char) random.nextInt(256));
            case 4 -> header.insert(at, PIECES[random.nextInt(PIECES.length)].repeat(random.nextInt(50)));
            default -> header.insert(at, ascii(corpus.get(random.nextInt(corpus.size()))));
        }
    }

    private static String ascii(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }
}
