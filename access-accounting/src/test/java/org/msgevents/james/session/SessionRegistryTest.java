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

    @Test
    void clientShouldBeKnownUntilItsSessionEnds() {
        ClientSession client = new ClientSession("pop", Optional.empty(), Peer.of("192.0.2.7"));

        registry.connected(7, client);

        assertThat(registry.client(7)).hasValue(client);
        assertThat(registry.client(8)).isEmpty();
        registry.end(7);
        assertThat(registry.client(7)).isEmpty();
    }
}
