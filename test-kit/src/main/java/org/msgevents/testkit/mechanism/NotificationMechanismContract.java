// SPDX-License-Identifier: Apache-2.0
package org.msgevents.testkit.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.msgevents.testkit.mechanism.MechanismUnderTest.request;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.msgevents.mechanism.NotificationStatus;
import org.msgevents.mechanism.NotificationStatus.Delivered;
import org.msgevents.mechanism.NotificationStatus.MechanismError;
import org.msgevents.mechanism.NotificationStatus.RequestError;

/** What every mechanism must do. A test class that implements it provides mechanism and receiver. */
public interface NotificationMechanismContract extends MechanismUnderTest {
    @Test
    default void sendShouldHandOverThePayloadAsItIs() {
        String payload = "{\"subject\":\"\u00e9\u4e16\uD83D\uDE00\u202e\",\n\t\"nul\":\"\\u0000\"}";

        NotificationStatus status = statusOf(send(payload));

        assertThat(status).isEqualTo(new Delivered());
        assertThat(arrived()).containsExactly(payload);
    }

    @Test
    default void sendShouldBeARequestErrorWhenTheReceiverRefuses() {
        receiver(ReceiverState.REFUSING);

        NotificationStatus status = statusOf(send("a"));

        assertThat(status).isInstanceOf(RequestError.class);
        assertThat(((RequestError) status).reason()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(names = {"UNREACHABLE", "SILENT"})
    default void sendShouldBeAMechanismErrorWhenThereIsNoAnswer(ReceiverState state) {
        receiver(state);

        NotificationStatus status = statusOf(send("a"));

        assertThat(status).isInstanceOf(MechanismError.class);
        assertThat(((MechanismError) status).reason()).isNotBlank();
        assertThat(((MechanismError) status).retryAfter()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSING", "SILENT"})
    default void sendShouldBeDeliveredWhenTheReceiverAcceptsAgain(ReceiverState state) {
        receiver(state);
        statusOf(send("a"));

        receiver(ReceiverState.ACCEPTING);

        assertThat(statusOf(send("a"))).isEqualTo(new Delivered());
    }

    @Test
    default void sendShouldNotWaitForAnAttemptUnderWay() {
        receiver(ReceiverState.SILENT);
        CompletionStage<NotificationStatus> stuck = send("stuck");
        Awaitility.await().until(() -> arrived().contains("stuck"));
        receiver(ReceiverState.ACCEPTING);

        NotificationStatus status = statusOf(send("a"));

        assertThat(status).isEqualTo(new Delivered());
        assertThat(stuck.toCompletableFuture()).isNotDone();
    }

    @Test
    default void sendShouldDeliverEachOnceWhenManyAreUnderWay() {
        List<String> payloads = IntStream.range(0, 50).mapToObj(i -> "e" + i).toList();

        List<CompletionStage<NotificationStatus>> attempts =
                payloads.stream().map(this::send).toList();

        assertThat(attempts).extracting(this::statusOf).containsOnly(new Delivered());
        assertThat(arrived()).containsExactlyInAnyOrderElementsOf(payloads);
    }

    @ParameterizedTest
    @EnumSource
    default void sendShouldEndNormallyInEveryState(ReceiverState state) {
        receiver(state);

        assertThatCode(() -> statusOf(send("a"))).doesNotThrowAnyException();
    }

    @Test
    default void cancelShouldAbandonNoOtherAttempt() {
        receiver(ReceiverState.SILENT);
        CompletableFuture<NotificationStatus> abandoned = send("abandoned").toCompletableFuture();
        Awaitility.await().until(() -> arrived().contains("abandoned"));
        receiver(ReceiverState.ACCEPTING);
        CompletionStage<NotificationStatus> other = send("other");

        abandoned.cancel(true);

        assertThat(abandoned).isCancelled();
        assertThat(statusOf(other)).isEqualTo(new Delivered());
    }

    @Test
    default void closeShouldAbandonWhatIsUnderWay() {
        receiver(ReceiverState.SILENT);
        CompletionStage<NotificationStatus> attempt = send("a");
        Awaitility.await().until(() -> arrived().contains("a"));

        mechanism().close();

        assertThat(statusOf(attempt)).isInstanceOf(MechanismError.class);
    }

    @Test
    default void sendShouldBeAMechanismErrorWhenClosed() {
        mechanism().close();
        mechanism().close();

        NotificationStatus status = statusOf(mechanism().send(request("a")));

        assertThat(status).isInstanceOf(MechanismError.class);
        assertThat(arrived()).isEmpty();
    }

    @Test
    default void toStringShouldTellNoSecret() {
        assertThat(secrets()).isNotEmpty();
        assertThat(mechanism().toString()).isNotBlank().doesNotContain(secrets());
    }

    @Test
    default void endpointShouldStayTheSameAndTellNoSecret() {
        String endpoint = mechanism().endpoint();

        receiver(ReceiverState.UNREACHABLE);
        statusOf(send("a"));

        assertThat(mechanism().endpoint()).isEqualTo(endpoint).isNotBlank().doesNotContain(secrets());
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSING", "SILENT", "UNREACHABLE"})
    default void statusShouldTellNoSecret(ReceiverState state) {
        receiver(state);

        NotificationStatus status = statusOf(send("a"));

        assertThat(status.toString()).doesNotContain(secrets());
    }
}
