// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.email;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.msgevents.settings.Secret;
import org.msgevents.settings.SettingsParser;
import org.msgevents.settings.SettingsReader;

/** By what the server is to know us (RFC 4954). */
record Login(String user, Secret password) {
    private static final SettingsParser<String> USER =
            SettingsParser.of("a name without control characters", Login::withoutControls);
    private static final SettingsParser<String> PASSWORD =
            SettingsParser.ofSecret("a password without control characters", Login::withoutControls);

    static Optional<Login> read(SettingsReader settings) {
        Optional<String> user = settings.value("user", USER);
        Optional<String> password = settings.value("password", PASSWORD);
        boolean hasUser = settings.child("user").isPresent();
        boolean hasPassword = settings.child("password").isPresent();
        if (hasUser != hasPassword) {
            settings.fault("has " + (hasUser ? "user alone" : "password alone"), "both user and password, or neither");
        }
        return user.flatMap(name -> password.map(secret -> new Login(name, new Secret(secret))));
    }

    private static String withoutControls(String text) {
        if (text.isEmpty() || text.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("control characters");
        }
        return text;
    }

    /** The answers to the server's questions, one after the other; with PLAIN (RFC 4616) there is one. */
    List<String> answers(boolean isPlain) {
        return isPlain
                ? List.of(encoded("\0" + user + "\0" + password.value()))
                : List.of(encoded(user), encoded(password.value()));
    }

    /** What no log and no status may tell. */
    Stream<Secret> confidential() {
        return Stream.concat(
                Stream.of(password),
                Stream.of(true, false).flatMap(way -> answers(way).stream()).map(Secret::new));
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
