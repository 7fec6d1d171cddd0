// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.access.jmap;

import org.apache.james.jmap.http.JWTAuthenticationStrategy;

import com.google.inject.Inject;

/** James' JWTAuthenticationStrategy, for {@code jmap.properties}. */
public final class JwtAuthenticationWithEvents extends AuthenticationWithEvents {
    @Inject
    public JwtAuthenticationWithEvents(JWTAuthenticationStrategy strategy, HttpAccess access) {
        super(strategy, "Bearer", access);
    }
}
