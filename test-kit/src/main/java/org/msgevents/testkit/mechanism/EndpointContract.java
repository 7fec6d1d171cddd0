// SPDX-License-Identifier: Apache-2.0
package org.msgevents.testkit.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.msgevents.mechanism.NotificationStatus;
import org.msgevents.mechanism.NotificationStatus.EndpointGone;
import org.msgevents.mechanism.NotificationStatus.MechanismError;

/** What a mechanism must do besides, when its receiver can ask for a pause or leave for good. */
public interface EndpointContract extends MechanismUnderTest {
    /** From the next request on the receiver asks for a pause. */
    void throttle(Duration pause);

    /** From the next request on the receiver wants no more. */
    void leave();

    @Test
    default void sendShouldTellThePauseWhenTheReceiverAsksForOne() {
        throttle(Duration.ofSeconds(7));

        NotificationStatus status = statusOf(send("a"));

        assertThat(status).isInstanceOf(MechanismError.class);
        assertThat(((MechanismError) status).retryAfter()).isEqualTo(Optional.of(Duration.ofSeconds(7)));
    }

    @Test
    default void sendShouldTellThatTheEndpointIsGoneWhenTheReceiverLeft() {
        leave();

        NotificationStatus status = statusOf(send("a"));

        assertThat(status).isInstanceOf(EndpointGone.class);
    }
}
