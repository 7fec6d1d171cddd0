// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.time.Clock;

import org.msgevents.mechanism.Misconfigured;
import org.msgevents.mechanism.NotificationMechanism;
import org.msgevents.mechanism.NotificationMechanismFactory;
import org.msgevents.settings.SettingsReader;

/** Makes webhooks of {@code <webhook>} elements. */
public final class WebhookMechanismFactory implements NotificationMechanismFactory {
    /** Of all factories: there is one for each reading of the configuration. */
    private static final HttpTransport TRANSPORT = new HttpTransport();

    @Override
    public String element() {
        return "webhook";
    }

    @Override
    public NotificationMechanism create(SettingsReader settings) {
        return WebhookConfiguration.from(settings)
                .<NotificationMechanism>map(
                        configuration -> WebhookMechanism.of(configuration, TRANSPORT, Clock.systemUTC()))
                .orElseGet(Misconfigured::new);
    }
}
