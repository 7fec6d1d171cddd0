// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.extension;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.msgevents.james.session.ServerIdentity;
import org.msgevents.settings.SettingsParser;
import org.msgevents.settings.SettingsReader;

/** Reads {@code <serverFQDN>} and {@code <process>}. */
final class ServerSettings {
    private static final String DEFAULT_PROCESS = "james";
    private static final int LONGEST_HOST_NAME = 253;
    private static final Pattern HOST_NAME = Pattern.compile(
            "([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*(?!\\d+$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PROCESS = Pattern.compile("[!-~]{1,64}");

    private static final SettingsParser<String> HOST_NAME_PARSER =
            SettingsParser.of("the host name by which clients reach this server, such as imap.example.com", text -> {
                if (!isHostName(text)) {
                    throw new IllegalArgumentException("not a host name");
                }
                return text;
            });
    private static final SettingsParser<String> PROCESS_PARSER =
            SettingsParser.of("1 to 64 ASCII characters without blanks", text -> {
                if (!PROCESS.matcher(text).matches()) {
                    throw new IllegalArgumentException("not a process name");
                }
                return text;
            });

    private ServerSettings() {}

    /**
     * @param machineName what this machine calls itself, for when the settings do not say
     */
    static ServerIdentity read(SettingsReader root, Supplier<String> machineName) {
        String process = root.value("process", PROCESS_PARSER).orElse(DEFAULT_PROCESS);
        Optional<SettingsReader> serverFQDN = root.child("serverFQDN");
        String server = serverFQDN.map(ServerSettings::given).orElseGet(() -> own(root, machineName.get()));
        return new ServerIdentity(server, process, ProcessHandle.current().pid());
    }

    /** The name of this machine in the DNS, or its address where it has none. */
    static String machineName() {
        try {
            return InetAddress.getLocalHost().getCanonicalHostName();
        } catch (UnknownHostException nameless) {
            return "";
        }
    }

    private static String given(SettingsReader serverFQDN) {
        if (serverFQDN.node().text().isEmpty()) {
            serverFQDN.fault("is empty", HOST_NAME_PARSER.wanted());
        }
        return serverFQDN.text(HOST_NAME_PARSER).orElse("");
    }

    private static String own(SettingsReader root, String machineName) {
        if (!isHostName(machineName)) {
            root.fault(
                    "serverFQDN is missing, and this machine calls itself '" + machineName + "'",
                    HOST_NAME_PARSER.wanted());
        }
        return machineName;
    }

    private static boolean isHostName(String text) {
        return text.length() <= LONGEST_HOST_NAME && HOST_NAME.matcher(text).matches();
    }
}
