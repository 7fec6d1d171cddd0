// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.msgevents.benchmark.mail.Workload.Protocol;

class WorkloadTest {
    @Test
    void parseShouldCombineProtocolsAndConnections() {
        List<Workload> workloads = Workload.parse("APPEND,SMTP", "1,16");

        assertThat(workloads)
                .containsExactly(
                        new Workload(Protocol.APPEND, 1),
                        new Workload(Protocol.APPEND, 16),
                        new Workload(Protocol.SMTP, 1),
                        new Workload(Protocol.SMTP, 16));
    }

    @Test
    void parseShouldRefuseAProtocolThatIsNotMeasured() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Workload.parse("POP3", "1"))
                .withMessageContaining("POP3");
    }

    @Test
    void messageShouldHaveTenKibibytesAndItsId() {
        String message = Workload.message("minutes");

        assertThat(message).hasSize(10_240).contains("Message-ID: <minutes@example.com>\r\n");
    }

    @Test
    void messageShouldHaveNoLineThatSmtpReadsAsItsEnd() {
        String message = Workload.message("minutes");

        assertThat(message.lines()).noneMatch(line -> line.startsWith("."));
    }
}
