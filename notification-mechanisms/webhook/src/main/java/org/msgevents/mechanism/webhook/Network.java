// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

/** By what endpoints are reached. */
record Network(HttpTransport transport, NameService names) {
    /** Opens none yet. */
    Connections to(Endpoint endpoint, WebhookConfiguration configuration) {
        return Connections.of(endpoint, configuration, this);
    }
}
