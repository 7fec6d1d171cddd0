// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.header;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.msgevents.headerfield.HeaderFieldRegistry;
import org.msgevents.headerfield.reading.FieldReading;
import org.msgevents.headerfield.reading.HeaderFieldReader;
import org.msgevents.headerfield.reading.HeaderReading;
import org.msgevents.headerfield.reading.ReadingLimits;

class SampleHeaderTest {
    @Test
    void headerShouldBeOfTheSizeThatIsMeantAndHaveTheTenFields() {
        HeaderReading reading = new HeaderFieldReader(
                        HeaderFieldRegistry.bundled(), SampleHeader.TEN_FIELDS, ReadingLimits.DEFAULT)
                .read(SampleHeader.octets());

        assertThat(SampleHeader.octets()).hasSizeBetween(3_900, 4_400);
        assertThat(reading.fields()).extracting(FieldReading::name).isEqualTo(SampleHeader.TEN_FIELDS);
        assertThat(reading.toJson()).doesNotContainKey("defects");
    }
}
