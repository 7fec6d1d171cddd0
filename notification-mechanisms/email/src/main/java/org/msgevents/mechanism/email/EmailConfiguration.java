// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.email;

import java.time.Duration;
import java.util.Optional;

import org.msgevents.mechanism.Timeouts;
import org.msgevents.settings.SettingsParser;
import org.msgevents.settings.SettingsReader;

/**
 * The settings of one e-mail mechanism.
 *
 * @param connections the most at one time
 */
record EmailConfiguration(SmtpServer server, Timeouts timeouts, int connections, MailForm form) {
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);
    private static final int CONNECTIONS = 4;
    private static final int MOST_CONNECTIONS = 64;
    private static final SettingsParser<Integer> CONNECTIONS_PARSER =
            SettingsParser.of("a number from 1 to " + MOST_CONNECTIONS, EmailConfiguration::connections);

    /** Empty when there is a fault, which the reader has. */
    static Optional<EmailConfiguration> from(SettingsReader settings) {
        Optional<SmtpServer> server = SmtpServer.read(settings);
        Timeouts timeouts = Timeouts.read(settings, REQUEST_TIMEOUT);
        int connections = settings.value("connections", CONNECTIONS_PARSER).orElse(CONNECTIONS);
        Optional<MailForm> form = new MailFormReader(settings).read();
        return server.flatMap(known -> form.map(mails -> new EmailConfiguration(known, timeouts, connections, mails)));
    }

    private static int connections(String text) {
        int connections = Integer.parseInt(text);
        if (connections < 1 || connections > MOST_CONNECTIONS) {
            throw new IllegalArgumentException(text);
        }
        return connections;
    }
}
