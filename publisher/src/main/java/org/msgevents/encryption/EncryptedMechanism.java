// SPDX-License-Identifier: Apache-2.0
package org.msgevents.encryption;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

import org.msgevents.mechanism.NotificationMechanism;
import org.msgevents.mechanism.NotificationRequest;
import org.msgevents.mechanism.NotificationStatus;

/** Any mechanism, of which nobody on the way learns what it sends. */
public final class EncryptedMechanism implements NotificationMechanism {
    private final PayloadEncrypter encrypter;
    private final NotificationMechanism mechanism;

    private EncryptedMechanism(PayloadEncrypter encrypter, NotificationMechanism mechanism) {
        this.encrypter = encrypter;
        this.mechanism = mechanism;
    }

    /** The mechanism itself where nothing is to be encrypted. */
    public static NotificationMechanism of(Optional<PayloadEncrypter> encrypter, NotificationMechanism mechanism) {
        return encrypter
                .<NotificationMechanism>map(found -> new EncryptedMechanism(found, mechanism))
                .orElse(mechanism);
    }

    @Override
    public CompletionStage<NotificationStatus> send(NotificationRequest request) {
        return mechanism.send(new NotificationRequest(
                request.id(), request.name(), request.key(), request.sequence(), encrypter.encrypt(request.payload())));
    }

    @Override
    public String endpoint() {
        return mechanism.endpoint();
    }

    @Override
    public boolean sendsMail() {
        return mechanism.sendsMail();
    }

    @Override
    public void close() {
        mechanism.close();
    }

    @Override
    public String toString() {
        return mechanism.toString();
    }
}
