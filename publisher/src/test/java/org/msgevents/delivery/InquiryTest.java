// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.junit.jupiter.api.Test;
import org.msgevents.outbox.DueLanes;
import org.msgevents.outbox.DueQuery;
import org.msgevents.outbox.ForwardingOutbox;
import org.msgevents.subscription.DeliveryTerms;
import org.msgevents.subscription.RetrySchedule;

class InquiryTest {
    private final List<DueQuery> queries = new ArrayList<>();
    private final ArrayDeque<Runnable> thread = new ArrayDeque<>();
    private final List<DueLanes> answers = new ArrayList<>();
    private final Inquiry inquiry = new Inquiry(
            DeliveryFixture.subscription(
                    "crm", DeliveryTerms.of(RetrySchedule.STANDARD_WEBHOOKS), new ScriptedMechanism("crm")),
            new Asked(),
            DeliveryFixture.settings(),
            thread::add,
            (due, failure, probe) -> answers.add(due));

    private final class Asked extends ForwardingOutbox {
        Asked() {
            super(new MemoryOutbox());
        }

        @Override
        public CompletionStage<DueLanes> due(DueQuery query) {
            queries.add(query);
            return CompletableFuture.completedFuture(new DueLanes(List.of(), Optional.empty(), true));
        }
    }

    @Test
    void nobodyElseShouldAskBeforeItIsReady() {
        assertThat(inquiry.askIfReady()).isFalse();
        assertThat(queries).isEmpty();
    }

    @Test
    void whoAppendsShouldAskOnceWhenItIsReady() {
        inquiry.ready();

        assertThat(inquiry.askIfReady()).isTrue();
        assertThat(inquiry.askIfReady()).isFalse();
        assertThat(queries).singleElement().satisfies(query -> assertThat(query.busy())
                .isEmpty());
    }

    @Test
    void nothingShouldBeAskedUntilTheAnswerIsTaken() {
        inquiry.ready();
        inquiry.askIfReady();

        assertThat(inquiry.begin()).isFalse();
        assertThat(inquiry.isUnderWay()).isTrue();
        answer();
        assertThat(answers).hasSize(1);
        assertThat(inquiry.isUnderWay()).isFalse();
        assertThat(inquiry.isOutdated()).isTrue();
        assertThat(inquiry.isOutdated()).isFalse();
        assertThat(inquiry.begin()).isTrue();
    }

    @Test
    void questionOfItsOwnShouldTakeTheTurn() {
        inquiry.ready();

        assertThat(inquiry.begin()).isTrue();

        assertThat(inquiry.askIfReady()).isFalse();
        inquiry.ready();
        assertThat(inquiry.askIfReady())
                .as("ready while a question is under way")
                .isFalse();
    }

    @Test
    void turnShouldBeFreeWhenTheQuestionIsTakenBack() {
        assertThat(inquiry.begin()).isTrue();

        inquiry.takeBack();

        assertThat(inquiry.isUnderWay()).isFalse();
        assertThat(inquiry.begin()).isTrue();
    }

    @Test
    void nobodyElseShouldAskAfterItsEnd() {
        inquiry.ready();

        inquiry.end();

        assertThat(inquiry.askIfReady()).isFalse();
    }

    @Test
    void endShouldLeaveAQuestionThatIsUnderWay() {
        inquiry.begin();
        inquiry.ask(1, Set.of(), Optional.empty());

        inquiry.end();

        assertThat(inquiry.isUnderWay()).isTrue();
        answer();
        assertThat(answers).hasSize(1);
    }

    private void answer() {
        thread.remove().run();
    }
}
