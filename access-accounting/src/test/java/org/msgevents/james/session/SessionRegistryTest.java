// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.msgevents.james.session.DeliveryOrigin.Telling;

class SessionRegistryTest {
    private static final long SESSION = 4711;
    private static final long OTHER_SESSION = 4712;
    private static final DeliveryOrigin ORIGIN =
            new DeliveryOrigin(Telling.TOLD, Optional.empty(), Optional.of("smtp"), List.of("inbound"));

    private final SessionRegistry registry = new SessionRegistry();

    @Test
    void registryShouldKnowWhatASessionDoesUntilItEnds() {
        registry.beginDelivery(SESSION, ORIGIN);
        registry.creating(SESSION, "lists.2026");

        assertThat(registry.delivery(SESSION)).hasValue(ORIGIN);
        assertThat(registry.creation(SESSION)).hasValue("lists.2026");

        registry.end(SESSION);

        assertThat(registry.delivery(SESSION)).isEmpty();
        assertThat(registry.creation(SESSION)).isEmpty();
    }

    @Test
    void registryShouldKeepSessionsApart() {
        registry.beginDelivery(SESSION, ORIGIN);
        registry.creating(OTHER_SESSION, "lists");

        registry.end(OTHER_SESSION);

        assertThat(registry.delivery(SESSION)).hasValue(ORIGIN);
        assertThat(registry.creation(OTHER_SESSION)).isEmpty();
        assertThat(registry.delivery(OTHER_SESSION)).isEmpty();
    }

    @Test
    void registryShouldKnowTheLastCreationWhenASessionCreatesAgain() {
        registry.creating(SESSION, "lists.2026");
        registry.creating(SESSION, "copies");

        assertThat(registry.creation(SESSION)).hasValue("copies");
    }
}
