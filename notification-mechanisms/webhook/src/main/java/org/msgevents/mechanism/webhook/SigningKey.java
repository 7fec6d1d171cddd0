// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import org.msgevents.settings.Secret;

/** Signs as Standard Webhooks 1.0 says. Thread-safe. */
interface SigningKey {
    /** The version, a comma, and the signature of {@code head} (UTF-8) followed by {@code body}, in base64. */
    String sign(String head, byte[] body);

    /** What no log may tell: the key in base64, without its prefix. */
    Secret base64();
}
