// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.access.jmap;

import org.apache.james.jmap.http.BasicAuthenticationStrategy;

import com.google.inject.Inject;

/** James' BasicAuthenticationStrategy, for {@code jmap.properties}. */
public final class BasicAuthenticationWithEvents extends AuthenticationWithEvents {
    @Inject
    public BasicAuthenticationWithEvents(BasicAuthenticationStrategy strategy, HttpAccess access) {
        super(strategy, "Basic", access);
    }
}
