// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.msgevents.integration.client.ImapClient;

/** What IMAP says of the mailboxes of one user. */
record MailboxReader(ImapClient imap, String owner) {
    private static final Pattern UID = Pattern.compile("\\bUID (\\d+)");
    private static final Pattern FLAGS = Pattern.compile("FLAGS \\(([^)]*)\\)");

    /** The mailbox that was selected with that answer. */
    Folder folder(String mailbox, String answer) {
        return new Folder(owner, mailbox, number("UIDVALIDITY (\\d+)", answer));
    }

    /** Of one that is not selected. */
    FolderState state(String mailbox) throws IOException {
        String status = imap.command("STATUS " + mailbox + " (UIDNEXT UIDVALIDITY)");
        Folder folder = folder(mailbox, status);
        return new FolderState(
                folder,
                number("UIDNEXT (\\d+)", status),
                flags(imap.examine(mailbox)).keySet());
    }

    /** Of the messages of the mailbox that is selected, by UID; {@code answer} is that to the selection. */
    Map<Long, Set<String>> flags(String answer) throws IOException {
        if (number("(\\d+) EXISTS", answer) == 0) {
            return new LinkedHashMap<>();
        }
        Map<Long, Set<String>> flags = new LinkedHashMap<>();
        imap.command("UID FETCH 1:* (UID FLAGS)")
                .lines()
                .filter(line -> line.startsWith("* ") && line.contains(" FETCH "))
                .forEach(line -> flags.put(
                        first(UID, line).map(Long::valueOf).findFirst().orElseThrow(),
                        first(FLAGS, line)
                                .flatMap(words -> Stream.of(words.split(" ", -1)))
                                .collect(HashSet::new, HashSet::add, HashSet::addAll)));
        return flags;
    }

    static long number(String pattern, String answer) {
        return first(Pattern.compile(pattern), answer)
                .map(Long::valueOf)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + pattern + " in " + answer));
    }

    private static Stream<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.results().limit(1).map((MatchResult result) -> result.group(1));
    }
}
