// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.msgevents.settings.SettingsReader;

/**
 * Signs requests as Standard Webhooks 1.0 says, with HMAC-SHA256, Ed25519 or both.
 *
 * @param keys one signature each, in that order: the current ones, each followed by the previous one of its kind during
 *     a rotation
 */
record Signer(List<SigningKey> keys) {
    Signer {
        keys = List.copyOf(keys);
    }

    /** Empty when there is a fault, which the reader has. */
    static Optional<Signer> read(SettingsReader settings) {
        boolean isAsymmetric = settings.child("signingKey").isPresent();
        Optional<SigningSecret> secret = isAsymmetric
                ? settings.value("secret", SigningSecret.PARSER)
                : settings.required("secret", SigningSecret.PARSER);
        List<SigningKey> keys = Stream.of(
                        secret,
                        settings.value("previousSecret", SigningSecret.PARSER),
                        settings.value("signingKey", Ed25519Key.PARSER),
                        settings.value("previousSigningKey", Ed25519Key.PARSER))
                .<SigningKey>flatMap(Optional::stream)
                .toList();
        return isAsymmetric || secret.isPresent() ? Optional.of(new Signer(keys)) : Optional.empty();
    }

    /**
     * The header {@code webhook-signature}.
     *
     * @param timestamp the header {@code webhook-timestamp}
     */
    String sign(String id, String timestamp, byte[] body) {
        String head = id + "." + timestamp + ".";
        return keys.stream().map(key -> key.sign(head, body)).collect(Collectors.joining(" "));
    }
}
