// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SampleMessageTest {
    @Test
    void messageShouldHaveTenKibibytesAndItsId() {
        String message = SampleMessage.text("minutes");

        assertThat(message).hasSize(10_240).contains("Message-ID: <minutes@example.com>\r\n");
    }

    @Test
    void messageShouldHaveNoLineThatSmtpReadsAsItsEnd() {
        String message = SampleMessage.text("minutes");

        assertThat(message.lines()).noneMatch(line -> line.startsWith("."));
    }
}
