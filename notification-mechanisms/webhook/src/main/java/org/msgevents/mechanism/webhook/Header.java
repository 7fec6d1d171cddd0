// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

import org.msgevents.settings.Secret;

/**
 * A header that the operator asked for.
 *
 * @param confidential what of the value must not be told
 */
record Header(String name, Secret value, Set<Secret> confidential) {
    static final String AUTHORIZATION = "Authorization";

    static Header of(String name, String value) {
        return new Header(name, new Secret(value), Set.of(new Secret(value)));
    }

    /** RFC 6750. */
    static Header bearer(String token) {
        return new Header(AUTHORIZATION, new Secret("Bearer " + token), Set.of(new Secret(token)));
    }

    /** RFC 7617, with UTF-8. */
    static Header basic(String user, String password) {
        String encoded = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return new Header(
                AUTHORIZATION, new Secret("Basic " + encoded), Set.of(new Secret(password), new Secret(encoded)));
    }
}
