// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.msgevents.benchmark.mail.Workload.Operation;

class WorkloadTest {
    @Test
    void parseShouldCombineOperationsAndConnections() {
        List<Workload> workloads = Workload.parse("APPEND,SMTP", "1,16");

        assertThat(workloads)
                .containsExactly(
                        new Workload(Operation.APPEND, 1),
                        new Workload(Operation.APPEND, 16),
                        new Workload(Operation.SMTP, 1),
                        new Workload(Operation.SMTP, 16));
    }

    @Test
    void parseShouldRefuseAnOperationThatIsNotMeasured() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Workload.parse("POP3", "1"))
                .withMessageContaining("POP3");
    }

    @Test
    void busiestShouldBeThoseWithTheMostConnections() {
        assertThat(Workload.busiest(Workload.parse("APPEND,SMTP", "1,16")))
                .containsExactly(new Workload(Operation.APPEND, 16), new Workload(Operation.SMTP, 16));
    }
}
