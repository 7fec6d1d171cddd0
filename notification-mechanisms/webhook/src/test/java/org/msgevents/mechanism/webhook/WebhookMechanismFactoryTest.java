// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.mechanism.webhook.WebhookFixture.element;

import org.junit.jupiter.api.Test;
import org.msgevents.mechanism.NotificationMechanism;
import org.msgevents.mechanism.NotificationMechanismFactories;
import org.msgevents.mechanism.NotificationStatus.MechanismError;
import org.msgevents.settings.SettingsReader;
import org.msgevents.testkit.mechanism.MechanismUnderTest;

class WebhookMechanismFactoryTest {
    @Test
    void factoryShouldBeFoundByItsElement() {
        assertThat(NotificationMechanismFactories.of(WebhookMechanismFactory.class.getClassLoader()))
                .hasEntrySatisfying("webhook", found -> assertThat(found).isInstanceOf(WebhookMechanismFactory.class));
    }

    @Test
    void createShouldMakeOneThatSendsNothingWhenThereAreFaults() {
        try (NotificationMechanism mechanism =
                new WebhookMechanismFactory().create(SettingsReader.of(element("webhook")))) {
            assertThat(mechanism.send(MechanismUnderTest.request("a")).toCompletableFuture())
                    .isCompletedWithValueMatching(MechanismError.class::isInstance);
        }
    }
}
