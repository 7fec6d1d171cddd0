// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.msgevents.settings.SettingsNode;
import org.msgevents.settings.SettingsParser;
import org.msgevents.settings.SettingsReader;

/** Reads the elements that add headers: {@code basic}, {@code bearer} and {@code header}. */
final class HeaderReader {
    /** Set by this module or by the HTTP client. */
    private static final Set<String> RESERVED = Set.of(
            "connection",
            "expect",
            "host",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "user-agent");

    private static final List<String> RESERVED_PREFIXES = List.of("content-", "http2-", "proxy-", "webhook-");

    private static final Predicate<String> NAME = Forms.matcher("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final SettingsParser<String> VALUE =
            SettingsParser.ofSecret("printable ASCII characters", Forms.PRINTABLE);
    private static final SettingsParser<String> TOKEN = SettingsParser.ofSecret(
            "a token of printable ASCII characters without spaces", Forms.matching(Forms.matcher("[\\x21-\\x7E]+")));
    private static final SettingsParser<String> USER = SettingsParser.of(
            "a name without ':' and control characters", Forms.matching(Forms.matcher("[^:\\p{Cntrl}]+")));
    private static final SettingsParser<String> PASSWORD = SettingsParser.ofSecret(
            "a password without control characters", Forms.matching(Forms.matcher("[^\\p{Cntrl}]+")));

    /** To authenticate; the last is read elsewhere. */
    private static final Set<String> WAYS = Set.of("basic", "bearer", "oauth2");

    private final SettingsReader settings;

    private HeaderReader(SettingsReader settings) {
        this.settings = settings;
    }

    /** The headers, as far as they are without fault. */
    static List<Header> read(SettingsReader settings) {
        return new HeaderReader(settings).headers();
    }

    private List<Header> headers() {
        List<Header> headers = new ArrayList<>();
        Optional<SettingsReader> basic = settings.child("basic");
        Optional<SettingsReader> bearer = settings.child("bearer");
        List<String> ways = settings.node().children().stream()
                .map(SettingsNode::name)
                .filter(WAYS::contains)
                .distinct()
                .toList();
        if (ways.size() > 1) {
            settings.fault("has " + String.join(" and ", ways), "at most one of them");
        }
        basic.flatMap(HeaderReader::basic).ifPresent(headers::add);
        bearer.flatMap(found -> found.requiredText(TOKEN)).map(Header::bearer).ifPresent(headers::add);
        SettingsParser<String> name = name(ways.isEmpty() ? Set.of() : Set.of("authorization"));
        settings.children("header").forEach(found -> header(found, name).ifPresent(headers::add));
        return headers;
    }

    private static Optional<Header> basic(SettingsReader basic) {
        Optional<String> user = basic.requiredAttribute("user", USER);
        Optional<String> password = basic.requiredAttribute("password", PASSWORD);
        return user.flatMap(known -> password.map(secret -> Header.basic(known, secret)));
    }

    private static Optional<Header> header(SettingsReader header, SettingsParser<String> names) {
        Optional<String> name = header.requiredAttribute("name", names);
        Optional<String> value = header.requiredText(VALUE);
        return name.flatMap(known -> value.map(text -> Header.of(known, text)));
    }

    private static SettingsParser<String> name(Set<String> taken) {
        return SettingsParser.of("the name of a header that is not set anyway", Forms.matching(NAME.and(name -> {
            String lower = name.toLowerCase(Locale.ROOT);
            return !taken.contains(lower)
                    && !RESERVED.contains(lower)
                    && RESERVED_PREFIXES.stream().noneMatch(lower::startsWith);
        })));
    }
}
