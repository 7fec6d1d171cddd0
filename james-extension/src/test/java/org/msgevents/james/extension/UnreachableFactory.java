// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.extension;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.msgevents.mechanism.NotificationMechanism;
import org.msgevents.mechanism.NotificationMechanismFactory;
import org.msgevents.mechanism.NotificationRequest;
import org.msgevents.mechanism.NotificationStatus;
import org.msgevents.settings.SettingsParser;
import org.msgevents.settings.SettingsParsers;
import org.msgevents.settings.SettingsReader;

/** Makes mechanisms whose receiver is never there, by {@code <unreachable><secret>...</secret></unreachable>}. */
public final class UnreachableFactory implements NotificationMechanismFactory {
    @Override
    public String element() {
        return "unreachable";
    }

    @Override
    public NotificationMechanism create(SettingsReader settings) {
        settings.required("secret", SettingsParser.ofSecret("a secret", SettingsParsers.TEXT.parse()));
        return new Unreachable();
    }

    private static final class Unreachable implements NotificationMechanism {
        @Override
        public CompletionStage<NotificationStatus> send(NotificationRequest request) {
            return CompletableFuture.completedFuture(
                    new NotificationStatus.MechanismError("nobody is there", Optional.empty()));
        }

        @Override
        public void close() {}

        @Override
        public String toString() {
            return "nobody";
        }
    }
}
