// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.apache.james.mime4j.util.ByteArrayBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.msgevents.headerfield.HeaderFieldRegistry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

class CorpusTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Corpus.Case> cases() throws IOException {
        return Corpus.cases();
    }

    @Test
    void corpusShouldBeLarge() throws IOException {
        assertThat(cases()).hasSizeGreaterThan(300);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void headerShouldBeReadAsTheCorpusSays(Corpus.Case ugly) throws JsonProcessingException {
        JsonNode reading =
                JSON.valueToTree(reader(ugly).read(ugly.header("\r\n")).toJson());

        assertThat(reading).isEqualTo(JSON.readTree(ugly.reading()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void lineEndsShouldMakeNoDifference(Corpus.Case ugly) {
        HeaderReading reading = reader(ugly).read(ugly.header("\r\n"));

        assertThat(reader(ugly).read(ugly.header("\n"))).isEqualTo(reading);
        assertThat(reader(ugly)
                        .read((ascii(ugly.header("\r\n")) + "\r\nSubject: in the body\r\n")
                                .getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(reading);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void fieldsOfMime4jShouldBeReadAlike(Corpus.Case ugly) throws MimeException {
        HeaderReading reading = reader(ugly).read(ugly.header("\r\n"));

        assertThat(reader(ugly).read(mime4j(ugly))).isEqualTo(reading);
    }

    private static List<RawField> mime4j(Corpus.Case ugly) throws MimeException {
        List<String> fields = new ArrayList<>();
        for (String line : ugly.lines()) {
            if (line.startsWith(" ") || line.startsWith("\t")) {
                fields.add(fields.remove(fields.size() - 1) + "\r\n" + line);
            } else {
                fields.add(line);
            }
        }
        List<RawField> parsed = new ArrayList<>();
        for (String field : fields) {
            int colon = field.indexOf(':');
            if (colon > 0 && field.indexOf('\n') != colon) {
                byte[] octets = field.getBytes(StandardCharsets.ISO_8859_1);
                parsed.add(RawFieldParser.DEFAULT.parseField(new ByteArrayBuffer(octets, octets.length, true)));
            }
        }
        return parsed;
    }

    private static HeaderFieldReader reader(Corpus.Case ugly) {
        return new HeaderFieldReader(HeaderFieldRegistry.bundled(), ugly.names(), ReadingLimits.DEFAULT);
    }

    private static String ascii(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }
}
