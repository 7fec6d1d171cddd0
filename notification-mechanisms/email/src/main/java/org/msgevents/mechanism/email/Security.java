// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.email;

import java.util.Map;

import org.msgevents.settings.SettingsParser;
import org.msgevents.settings.SettingsParsers;

/** How the way to the server is secured. */
enum Security {
    /** Not at all. */
    NONE(25),
    /** By STARTTLS (RFC 3207), without which nothing is sent. */
    STARTTLS(587),
    /** By TLS from the beginning (RFC 8314, section 3.3). */
    TLS(465);

    static final SettingsParser<Security> PARSER =
            SettingsParsers.oneOf(Map.of("none", NONE, "starttls", STARTTLS, "tls", TLS));

    private final int port;

    Security(int port) {
        this.port = port;
    }

    /** Where servers listen for it. */
    int port() {
        return port;
    }
}
