// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.email;

import java.time.Clock;

import org.msgevents.mechanism.Misconfigured;
import org.msgevents.mechanism.NotificationMechanism;
import org.msgevents.mechanism.NotificationMechanismFactory;
import org.msgevents.settings.SettingsReader;

/** Makes mechanisms of {@code <email>} elements. */
public final class EmailMechanismFactory implements NotificationMechanismFactory {
    @Override
    public String element() {
        return "email";
    }

    @Override
    public NotificationMechanism create(SettingsReader settings) {
        return EmailConfiguration.from(settings)
                .<NotificationMechanism>map(configuration -> new EmailMechanism(configuration, Clock.systemUTC()))
                .orElseGet(Misconfigured::new);
    }
}
