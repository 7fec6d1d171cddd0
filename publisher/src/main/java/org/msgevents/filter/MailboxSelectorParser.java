// SPDX-License-Identifier: Apache-2.0
package org.msgevents.filter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.msgevents.filter.MailboxSelector.Inboxes;
import org.msgevents.filter.MailboxSelector.Mailboxes;
import org.msgevents.filter.MailboxSelector.Personal;
import org.msgevents.filter.MailboxSelector.Subtree;
import org.msgevents.settings.SettingsParser;

/**
 * Reads mailbox selectors: {@code inboxes subtree Lists mailboxes Sent "My Projects"}. A name in double quotes is
 * never a keyword.
 */
public final class MailboxSelectorParser {
    private static final String WANTED =
            "inboxes, personal, subtree NAME ..., mailboxes NAME ... or several; a NAME with spaces in double quotes";
    private static final Pattern WORD = Pattern.compile("\\G\\s*(\"[^\"]+\"|[^\\s\"]+)(?=\\s|$)");
    private static final Set<String> KEYWORDS = Set.of("inboxes", "personal", "mailboxes", "subtree");

    private MailboxSelectorParser() {}

    /** {@code delimiter} stands between the levels of a mailbox name. */
    public static SettingsParser<List<MailboxSelector>> withDelimiter(char delimiter) {
        return SettingsParser.of(WANTED, text -> parse(text, delimiter));
    }

    private static List<MailboxSelector> parse(String text, char delimiter) {
        List<MailboxSelector> selectors = new ArrayList<>();
        Deque<String> words = words(text);
        while (!words.isEmpty()) {
            selectors.add(selector(words, delimiter));
        }
        if (selectors.isEmpty()) {
            throw new IllegalArgumentException(text);
        }
        return List.copyOf(selectors);
    }

    private static MailboxSelector selector(Deque<String> words, char delimiter) {
        String keyword = words.remove();
        return switch (keyword) {
            case "inboxes" -> new Inboxes();
            case "personal" -> new Personal();
            case "mailboxes" -> new Mailboxes(names(words));
            case "subtree" -> new Subtree(names(words), delimiter);
            default -> throw new IllegalArgumentException(keyword);
        };
    }

    private static List<String> names(Deque<String> words) {
        List<String> names = new ArrayList<>();
        while (!words.isEmpty() && !KEYWORDS.contains(words.element())) {
            names.add(unquoted(words.remove()));
        }
        if (names.isEmpty()) {
            throw new IllegalArgumentException("no mailbox named");
        }
        return List.copyOf(names);
    }

    private static String unquoted(String word) {
        return word.startsWith("\"") ? word.substring(1, word.length() - 1) : word;
    }

    private static Deque<String> words(String text) {
        Deque<String> words = new ArrayDeque<>();
        Matcher matcher = WORD.matcher(text);
        int end = 0;
        while (matcher.find()) {
            words.add(matcher.group(1));
            end = matcher.end();
        }
        if (!text.substring(end).isBlank()) {
            throw new IllegalArgumentException(text.substring(end));
        }
        return words;
    }
}
