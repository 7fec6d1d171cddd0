// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.util.Optional;

import org.msgevents.settings.SettingsReader;
import org.msgevents.tls.TlsSettings;

/** Reads the element {@code tls}. */
final class TlsReader {
    private TlsReader() {}

    /** What the JVM has where the element does not stand. */
    static Tls read(Optional<Endpoint> endpoint, SettingsReader settings) {
        Optional<SettingsReader> tls = settings.child("tls");
        if (tls.isPresent() && endpoint.filter(Endpoint::isPlain).isPresent()) {
            tls.orElseThrow().fault("stands with a URL of http", "a URL of https, or no tls");
        }
        return tls.map(TlsSettings::read).map(Tls::of).orElseGet(Tls::ofTheJvm);
    }
}
