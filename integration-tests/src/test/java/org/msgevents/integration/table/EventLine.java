// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A line of the table, read again: what {@link Scene#describe} wrote of an event.
 *
 * @param shown the parameters that the line shows, so that they are as the row wants them
 */
record EventLine(String event, Set<String> shown, Optional<String> uids, String service) {
    private static final String END = "(, user (?<user>\\S+?))?(, admin (?<admin>\\S+?))?(, session \\S+?)?"
            + "( by (?<service>imap|pop|http|smtp|lmtp|admincli|\\?))?(: (?<envelope>MAIL FROM:.*))?";
    private static final String UIDS = "\\d[\\d:,]*";

    private static final List<Pattern> FORMS = Stream.of(
                    "(?<event>Login|Logout|vnd\\.james\\.LoginFailure) of (\\?|(?<login>\\S+)) "
                            + "with (?<mechanism>[^, ]+)(, (?<disconnect>graceful|abort|timeout|shutdown|\\w+Error))?",
                    "(?<event>Message\\w+|Flags\\w+|vnd\\.james\\.Message\\w+) .+? (?<uids>" + UIDS + ")"
                            + "( \\((?<flags>[^()]*)\\))?( from .+?( (?<oldUids>" + UIDS
                            + "))?)?( by rule (?<rule>\\S+))?",
                    "(?<event>Quota\\w+)(?<mailbox> .+?)? of (?<root>\\S+) "
                            + "with (?<messages>\\d+)( of (?<maxMessages>\\d+))? messages "
                            + "and (?<diskUsed>\\d+)( of (?<diskQuota>\\d+))? KiB",
                    "(?<event>Mailbox\\w+|vnd\\.james\\.AclChange) .+?( from .+?)?( for (?<identifier>\\S+))?")
            .map(form -> Pattern.compile(form + END))
            .toList();

    /** Which parameter a part of the line shows. */
    private static final Map<String, String> SHOWN = Map.ofEntries(
            Map.entry("user", "user"),
            Map.entry("login", "user"),
            Map.entry("admin", "admin"),
            Map.entry("envelope", "envelope"),
            Map.entry("mechanism", "vnd.james.authMechanism"),
            Map.entry("disconnect", "vnd.james.disconnect"),
            Map.entry("uids", "uidset"),
            Map.entry("flags", "flagNames"),
            Map.entry("oldUids", "vnd.james.oldUidset"),
            Map.entry("rule", "vnd.james.expirePolicy"),
            Map.entry("mailbox", "mailboxID"),
            Map.entry("root", "vnd.james.quotaRoot"),
            Map.entry("messages", "messages"),
            Map.entry("maxMessages", "maxMessages"),
            Map.entry("diskUsed", "diskUsed"),
            Map.entry("diskQuota", "diskQuota"),
            Map.entry("identifier", "vnd.james.aclIdentifier"));

    /** No service is told. */
    static final String NO_SERVICE = "?";

    static EventLine parse(String line) {
        Matcher read = FORMS.stream()
                .map(form -> form.matcher(line))
                .filter(Matcher::matches)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no line of the table: " + line));
        Set<String> shown = new TreeSet<>();
        SHOWN.forEach((part, parameter) -> part(read, part).ifPresent(present -> shown.add(parameter)));
        String service = part(read, "service").orElse("imap");
        if (!service.equals(NO_SERVICE)) {
            shown.add("service");
        }
        return new EventLine(read.group("event"), shown, part(read, "uids"), service);
    }

    /** Empty where the form has no such part, too. */
    private static Optional<String> part(Matcher read, String name) {
        return read.pattern().pattern().contains("(?<" + name + ">")
                ? Optional.ofNullable(read.group(name))
                : Optional.empty();
    }

    /** True of an event of exactly one message. */
    boolean isOfOne() {
        return uids.filter(set -> set.matches("\\d+")).isPresent();
    }
}
