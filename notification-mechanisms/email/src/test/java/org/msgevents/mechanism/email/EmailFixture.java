// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.email;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.msgevents.settings.Fault;
import org.msgevents.settings.InvalidSettingsException;
import org.msgevents.settings.SettingsNode;
import org.msgevents.settings.SettingsReader;

/** Settings of e-mail mechanisms, and what came of them. */
final class EmailFixture {
    static final String PASSWORD = "p4ssword of james";

    private EmailFixture() {}

    /** A whole {@code <email>} to this machine, with more elements in it. */
    static SettingsNode email(int port, SettingsNode... more) {
        List<SettingsNode> children = new ArrayList<>(List.of(
                text("host", "127.0.0.1"),
                text("port", String.valueOf(port)),
                text("from", "James <james@example.com>"),
                text("to", "ops@example.com")));
        children.addAll(List.of(more));
        return element("email", children);
    }

    static SettingsNode element(String name, List<SettingsNode> children) {
        return new SettingsNode(name, Optional.empty(), Map.of(), children);
    }

    static SettingsNode text(String name, String text) {
        return new SettingsNode(name, Optional.of(text), Map.of(), List.of());
    }

    static SettingsNode field(String name, String text) {
        return new SettingsNode("field", Optional.of(text), Map.of("name", name), List.of());
    }

    /** The configuration, or an exception with every fault. */
    static EmailConfiguration read(SettingsNode email) {
        SettingsReader reader = SettingsReader.of(email);
        Optional<EmailConfiguration> configuration = EmailConfiguration.from(reader);
        reader.finish("test.xml");
        return configuration.orElseThrow();
    }

    static List<Fault> faults(SettingsNode email) {
        try {
            read(email);
            return List.of();
        } catch (InvalidSettingsException faulty) {
            return faulty.faults();
        }
    }

    /** The event that a mail has. */
    static String event(String mail) {
        String part = mail.substring(mail.indexOf("filename=event.json"));
        String body = part.substring(part.indexOf("\r\n\r\n") + 4, part.indexOf("\r\n--=_"));
        return new String(Base64.getMimeDecoder().decode(body), StandardCharsets.UTF_8);
    }
}
