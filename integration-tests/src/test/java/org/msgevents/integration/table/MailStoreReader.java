// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.integration.server.Patience.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.msgevents.integration.client.ImapClient;
import org.msgevents.integration.client.WebAdminClient;
import org.msgevents.integration.server.EmbeddedJames;
import org.msgevents.integration.table.MailStore.Name;
import org.msgevents.integration.table.MailStore.StoredMailbox;
import org.msgevents.integration.table.MailStore.StoredMessage;

/** Reads what is in the mailboxes, and changes nothing. */
record MailStoreReader(EmbeddedJames james) {
    private static final Pattern UIDVALIDITY = Pattern.compile("\\[UIDVALIDITY (\\d+)]");
    private static final Pattern EXISTS = Pattern.compile("\\* (\\d+) EXISTS");
    private static final Pattern FETCHED = Pattern.compile("^\\* \\d+ FETCH \\((.*UID .*)", Pattern.MULTILINE);
    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)");

    /** Of users who never logged in, WebAdmin knows no mailboxes: they stay that way. */
    MailStore read(List<String> users) throws IOException {
        Map<Name, StoredMailbox> mailboxes = new HashMap<>();
        for (String user : users) {
            Map<String, String> ids = new WebAdminClient(james.ports().webAdmin()).mailboxes(user);
            if (!ids.isEmpty()) {
                read(user, ids, mailboxes);
            }
        }
        return new MailStore(mailboxes);
    }

    private void read(String user, Map<String, String> ids, Map<Name, StoredMailbox> mailboxes) throws IOException {
        try (ImapClient imap = ImapClient.login(james.ports().imap(), user, EmbeddedJames.PASSWORD)) {
            for (Map.Entry<String, String> mailbox : ids.entrySet()) {
                mailboxes.put(new Name(user, mailbox.getKey()), mailbox(imap, mailbox.getKey(), mailbox.getValue()));
            }
        }
    }

    private static StoredMailbox mailbox(ImapClient imap, String name, String id) throws IOException {
        String examined = imap.examine(name);
        int messages = Integer.parseInt(first(EXISTS, examined));
        return new StoredMailbox(
                id,
                Long.parseLong(first(UIDVALIDITY, examined)),
                rights(imap.command("GETACL " + ImapClient.quoted(name))),
                messages == 0 ? new TreeMap<>() : messages(imap, messages));
    }

    /** Asks again where it must: a loaded James 3.8.1 now and then answers a FETCH by its last line alone. */
    private static SortedMap<Long, StoredMessage> messages(ImapClient imap, int number) {
        Predicate<Map<?, ?>> complete = found -> found.size() == number;
        return await().until(() -> messages(imap), complete);
    }

    private static SortedMap<Long, StoredMessage> messages(ImapClient imap) throws IOException {
        SortedMap<Long, Long> sizes = new TreeMap<>();
        fetch(imap, "UID BODY.PEEK[]")
                .forEach(line -> sizes.put(number("UID (\\d+)", line), number("\\{(\\d+)}", line)));
        SortedMap<Long, StoredMessage> messages = new TreeMap<>();
        for (String line : fetch(imap, "UID FLAGS RFC822.SIZE MODSEQ EMAILID THREADID")) {
            long uid = number("UID (\\d+)", line);
            if (sizes.containsKey(uid)) {
                assertThat(number("RFC822.SIZE (\\d+)", line)).isEqualTo(sizes.get(uid));
                messages.put(uid, message(line));
            }
        }
        return messages;
    }

    private static List<String> fetch(ImapClient imap, String items) throws IOException {
        Matcher line = FETCHED.matcher(imap.command("FETCH 1:* (" + items + ")"));
        return line.results().map(found -> found.group(1)).toList();
    }

    private static StoredMessage message(String line) {
        return new StoredMessage(
                number("RFC822.SIZE (\\d+)", line),
                number("MODSEQ \\((\\d+)\\)", line),
                flags(first(Pattern.compile("FLAGS \\(([^()]*)\\)"), line)),
                first(Pattern.compile("EMAILID \\(([^()]*)\\)"), line),
                first(Pattern.compile("THREADID \\(([^()]*)\\)"), line));
    }

    private static Set<String> flags(String list) {
        return Stream.of(list.split(" ", -1))
                .filter(flag -> !flag.isEmpty() && !flag.equals("\\Recent"))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** From {@code * ACL mailbox identifier rights identifier rights}. */
    private static Map<String, String> rights(String answer) {
        String line = answer.lines().findFirst().orElseThrow();
        List<String> words = new ArrayList<>();
        STRING.matcher(line)
                .results()
                .forEach(word -> words.add(word.group(1) == null ? word.group(2) : word.group(1)));
        Map<String, String> rights = new HashMap<>();
        for (int i = 3; i + 1 < words.size(); i += 2) {
            rights.put(words.get(i), inOrder(words.get(i + 1)));
        }
        return rights;
    }

    /** The order of rights means nothing. */
    static String inOrder(String rights) {
        return rights.chars().sorted().mapToObj(Character::toString).collect(Collectors.joining());
    }

    private static long number(String pattern, String text) {
        return Long.parseLong(first(Pattern.compile(pattern), text));
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        assertThat(found.find()).as("%s in %s", pattern, text).isTrue();
        return found.group(1);
    }
}
