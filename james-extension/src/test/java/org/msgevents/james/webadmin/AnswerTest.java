// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.webadmin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.Test;
import org.msgevents.outbox.OutboxException;

class AnswerTest {
    @Test
    void awaitedShouldBeTheAnswer() {
        Answer answer = Answer.of(Map.of("released", 1));

        assertThat(Answer.awaited(() -> CompletableFuture.completedFuture(answer)))
                .isEqualTo(answer);
    }

    @Test
    void awaitedShouldSayWhyTheOutboxCannotDoIt() {
        Answer answer =
                Answer.awaited(() -> CompletableFuture.<Answer>failedFuture(new OutboxException("outbox x is closed"))
                        .thenApply(unreached -> unreached));

        assertThat(answer)
                .isEqualTo(new Answer(
                        503, Map.of("statusCode", 503, "type", "ServerError", "message", "outbox x is closed")));
    }

    @Test
    void awaitedShouldLeaveToJamesWhatIsAFaultOfOurs() {
        assertThatThrownBy(() -> Answer.awaited(() -> CompletableFuture.failedFuture(new IllegalStateException("bug"))))
                .isInstanceOf(CompletionException.class)
                .hasRootCauseMessage("bug");
    }
}
