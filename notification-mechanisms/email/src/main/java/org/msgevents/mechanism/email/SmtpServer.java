// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.email;

import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

import org.msgevents.settings.SettingsParser;
import org.msgevents.settings.SettingsReader;
import org.msgevents.tls.TlsSettings;

/**
 * Where mails go.
 *
 * @param tls verifies the server's certificate, and its name with it
 */
record SmtpServer(String host, int port, Security security, SSLContext tls, Optional<Login> login) {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]{1,255}|[0-9A-Fa-f:.]{2,45}");
    private static final Set<String> OF_THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");
    private static final int LAST_PORT = 65_535;

    private static final SettingsParser<String> HOST_PARSER =
            SettingsParser.of("a host name or an address, such as mail.example.com", SmtpServer::host);
    private static final SettingsParser<Integer> PORT_PARSER =
            SettingsParser.of("a port from 1 to " + LAST_PORT, SmtpServer::port);

    /** Empty when there is a fault, which the reader has. */
    static Optional<SmtpServer> read(SettingsReader settings) {
        Optional<String> host = settings.required("host", HOST_PARSER);
        Security security = settings.value("security", Security.PARSER).orElse(Security.STARTTLS);
        int port = settings.value("port", PORT_PARSER).orElse(security.port());
        Optional<SettingsReader> tls = settings.child("tls");
        if (tls.isPresent() && security == Security.NONE) {
            tls.orElseThrow().fault("stands with security none", "security starttls or tls, or no tls");
        }
        SSLContext context = tls.map(TlsSettings::read).orElseGet(SmtpServer::ofTheJvm);
        Optional<Login> login = Login.read(settings);
        if (login.isPresent()
                && security == Security.NONE
                && host.filter(SmtpServer::isElsewhere).isPresent()) {
            settings.fault("has a password with security none", "security starttls or tls, or a host of this machine");
        }
        return host.map(name -> new SmtpServer(name, port, security, context, login));
    }

    private static SSLContext ofTheJvm() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("the JVM has no TLS: its javax.net.ssl settings are wrong", missing);
        }
    }

    private static boolean isElsewhere(String host) {
        return !OF_THIS_MACHINE.contains(host.toLowerCase(Locale.ROOT));
    }

    private static String host(String text) {
        if (!HOST.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static int port(String text) {
        int port = Integer.parseInt(text);
        if (port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException(text);
        }
        return port;
    }

    /** Without the login. */
    @Override
    public String toString() {
        return (security == Security.TLS ? "smtps://" : "smtp://") + host.toLowerCase(Locale.ROOT) + ":" + port;
    }
}
