// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.msgevents.integration.client.ImapClient;
import org.msgevents.integration.client.SampleMail;

/** One connection's commands. Nothing happens to a message twice: keywords are new each time, and cleared once. */
final class ImapWork {
    static final String TARGET = "Work";

    private static final String INBOX = "INBOX";
    private static final String SEEN = "\\Seen";
    private static final String DELETED = "\\Deleted";
    private static final int MOST_AT_ONCE = 3;

    private final ImapClient imap;
    private final Random random;
    private final Folder inbox;
    private final Map<Long, Set<String>> known;

    private ImapWork(ImapClient imap, Random random, Folder inbox, Map<Long, Set<String>> known) {
        this.imap = imap;
        this.random = random;
        this.inbox = inbox;
        this.known = known;
    }

    static ImapWork begin(ImapClient imap, String user, Random random) throws IOException {
        MailboxReader reader = new MailboxReader(imap, user);
        String selected = imap.command("SELECT " + INBOX);
        return new ImapWork(imap, random, reader.folder(INBOX, selected), reader.flags(selected));
    }

    /** A command, and what its OK says. */
    List<Deed> next(String keyword) throws IOException {
        return switch (random.nextInt(10)) {
            case 0, 1 -> flagged(chosen(uid -> true), Occurrence.SET, keyword);
            case 2 -> cleared();
            case 3 -> flagged(chosen(uid -> !flags(uid).contains(SEEN)), Occurrence.READ, SEEN);
            case 4 -> transferred("COPY", Occurrence.COPY);
            case 5 -> transferred("MOVE", Occurrence.MOVE);
            case 6 -> flagged(chosen(uid -> !flags(uid).contains(DELETED)), Occurrence.TRASH, DELETED);
            case 7 -> expunged();
            default -> appended();
        };
    }

    private Set<String> flags(long uid) {
        return known.getOrDefault(uid, Set.of());
    }

    private List<Deed> appended() throws IOException {
        long began = System.nanoTime();
        String answer = imap.appended(INBOX, "", SampleMail.TEXT);
        long uid = MailboxReader.number("APPENDUID " + inbox.uidValidity() + " (\\d+)", answer);
        known.put(uid, new HashSet<>());
        return deeds(began, List.of(Occurrence.of(Occurrence.APPEND, inbox, uid)));
    }

    private List<Deed> flagged(List<Long> uids, String event, String flag) throws IOException {
        if (uids.isEmpty()) {
            return appended();
        }
        long began = System.nanoTime();
        var unused = imap.command("UID STORE " + set(uids) + " +FLAGS (" + flag + ")");
        uids.forEach(uid -> known.computeIfAbsent(uid, one -> new HashSet<>()).add(flag));
        String told = event.equals(Occurrence.SET) ? flag : "";
        return deeds(
                began,
                uids.stream()
                        .map(uid -> new Occurrence(event, inbox, uid, told))
                        .toList());
    }

    private List<Deed> cleared() throws IOException {
        for (long uid : chosen(message -> flags(message).stream().anyMatch(flag -> flag.startsWith("k")))) {
            String keyword = flags(uid).stream()
                    .filter(flag -> flag.startsWith("k"))
                    .findFirst()
                    .orElseThrow();
            long began = System.nanoTime();
            var unused = imap.command("UID STORE " + uid + " -FLAGS (" + keyword + ")");
            known.computeIfAbsent(uid, one -> new HashSet<>()).remove(keyword);
            return deeds(began, List.of(new Occurrence(Occurrence.CLEAR, inbox, uid, keyword)));
        }
        return appended();
    }

    private List<Deed> transferred(String command, String event) throws IOException {
        List<Long> uids = chosen(uid -> true);
        if (uids.isEmpty()) {
            return appended();
        }
        long began = System.nanoTime();
        String answer = imap.command("UID " + command + " " + set(uids) + " " + TARGET);
        if (event.equals(Occurrence.MOVE)) {
            uids.forEach(known::remove);
        }
        Folder target = new Folder(inbox.owner(), TARGET, MailboxReader.number("COPYUID (\\d+)", answer));
        String arrived = answer.replaceAll("(?s).*COPYUID \\d+ [\\d:,]+ ([\\d:,]+).*", "$1");
        return deeds(
                began,
                Occurrence.uids(arrived)
                        .mapToObj(uid -> Occurrence.of(event, target, uid))
                        .toList());
    }

    private List<Deed> expunged() throws IOException {
        List<Long> gone = known.keySet().stream()
                .filter(uid -> flags(uid).contains(DELETED))
                .toList();
        long began = System.nanoTime();
        var unused = imap.command("EXPUNGE");
        gone.forEach(known::remove);
        return deeds(
                began,
                gone.stream()
                        .map(uid -> Occurrence.of(Occurrence.EXPUNGE, inbox, uid))
                        .toList());
    }

    private List<Long> chosen(Predicate<Long> fit) {
        List<Long> uids = new ArrayList<>(known.keySet().stream().filter(fit).toList());
        Collections.shuffle(uids, random);
        return uids.stream().limit(random.nextInt(1, MOST_AT_ONCE + 1)).sorted().toList();
    }

    private static String set(Collection<Long> uids) {
        return uids.stream().map(String::valueOf).collect(joining(","));
    }

    private static List<Deed> deeds(long began, List<Occurrence> occurrences) {
        long answered = System.nanoTime();
        return Stream.of(occurrences)
                .flatMap(List::stream)
                .map(occurrence -> new Deed(occurrence, began, answered))
                .toList();
    }
}
