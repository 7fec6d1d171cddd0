// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Signs requests as Standard Webhooks 1.0 says, with HMAC-SHA256.
 *
 * @param secrets one signature each, in that order: the current one, and during a rotation the previous one
 */
record Signer(List<SigningSecret> secrets) {
    private static final String VERSION = "v1,";

    Signer {
        secrets = List.copyOf(secrets);
    }

    /**
     * The header {@code webhook-signature}.
     *
     * @param timestamp the header {@code webhook-timestamp}
     */
    String sign(String id, String timestamp, byte[] body) {
        String head = id + "." + timestamp + ".";
        return secrets.stream().map(secret -> VERSION + secret.sign(head, body)).collect(Collectors.joining(" "));
    }
}
