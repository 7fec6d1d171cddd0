// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.msgevents.headerfield.reading.Address.Group;
import org.msgevents.headerfield.reading.Address.Mailbox;

/**
 * Reads the addresses of one body (RFC 5322, section 3.4), and what is written in their place. Not thread-safe.
 *
 * <p>mime4j's lenient parser reads most of these alike, but drops what it does not understand without a word.
 */
final class AddressList {
    private final String text;
    private final Notes notes;
    private final Structure structure;
    private final List<Address> addresses = new ArrayList<>(1);
    private final List<Mailbox> members = new ArrayList<>(0);
    private Optional<String> group = Optional.empty();
    private int start;

    private AddressList(String text, Notes notes) {
        this.text = text;
        this.notes = notes;
        structure = new Structure(text, notes);
    }

    static List<Address> read(String text, Notes notes) {
        return new AddressList(text, notes).read();
    }

    private List<Address> read() {
        boolean hasAt = false;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != '@' && Structure.isPlain(c)) {
                at++;
                continue;
            }
            if (c == ',' || c == ';') {
                separator(at, c);
                hasAt = false;
            } else if (c == ':' && group.isEmpty() && !hasAt) {
                group = Optional.of(Phrases.phrase(text.substring(start, at), notes));
                start = at + 1;
            }
            hasAt |= c == '@';
            at = structure.nextOfAddress(at);
        }
        mailbox(text.length());
        if (group.isPresent()) {
            notes.add(DefectKind.UNTERMINATED_GROUP);
            closeGroup();
        }
        return addresses;
    }

    private void separator(int at, char c) {
        boolean wasEmpty = c == ';' && text.substring(start, at).isBlank();
        mailbox(at);
        if (c == ';' && group.isPresent()) {
            closeGroup();
        } else if (c == ';' && !wasEmpty) {
            notes.add(DefectKind.WRONG_SEPARATOR);
        }
        start = at + 1;
    }

    private void closeGroup() {
        group.ifPresent(name -> addresses.add(new Group(name, members)));
        members.clear();
        group = Optional.empty();
    }

    /** What is between two separators; nothing between them is obsolete, but allowed (RFC 5322, section 4.4). */
    private void mailbox(int end) {
        String piece = text.substring(start, end).strip();
        if (!piece.isEmpty() && !isComment(piece)) {
            Optional<Mailbox> mailbox = mailbox(piece);
            if (mailbox.isEmpty()) {
                notes.add(DefectKind.NOT_AN_ADDRESS, piece);
            } else if (group.isPresent()) {
                members.add(mailbox.get());
            } else {
                addresses.add(mailbox.get());
            }
        }
    }

    private boolean isComment(String piece) {
        return piece.charAt(0) == '(' && Phrases.withoutComments(piece, notes).isEmpty();
    }

    private Optional<Mailbox> mailbox(String piece) {
        Structure inPiece = new Structure(piece, notes);
        int open = 0;
        while (open < piece.length() && piece.charAt(open) != '<') {
            open = inPiece.next(open);
        }
        if (open >= piece.length()) {
            return bare(piece);
        }
        int close = inPiece.angleEnd(open);
        if (close < 0) {
            notes.add(DefectKind.UNTERMINATED_ANGLE, piece);
        }
        String inside = close < 0 ? piece.substring(open + 1) : piece.substring(open + 1, close - 1);
        String behind = close < 0 ? "" : piece.substring(close);
        if (!behind.isEmpty() && !Phrases.withoutComments(behind, notes).isEmpty()) {
            notes.add(DefectKind.SURPLUS_TEXT, behind);
        }
        String before = piece.substring(0, open);
        return AddrSpec.read(inside, notes).map(address -> new Mailbox(name(before, behind), address));
    }

    private Optional<String> name(String before, String behind) {
        String phrase = Phrases.phrase(before, notes);
        return phrase.isEmpty() ? comment(before + behind) : Optional.of(phrase);
    }

    private Optional<String> comment(String around) {
        return Optional.of(around)
                .filter(text -> text.indexOf('(') >= 0)
                .map(text -> Phrases.comment(text, notes))
                .filter(comment -> !comment.isEmpty());
    }

    /** An address without angle brackets; words before it were meant to be its name. */
    private Optional<Mailbox> bare(String piece) {
        String plain = Phrases.withoutComments(piece, notes);
        int space = plain.lastIndexOf(' ', Math.max(0, plain.lastIndexOf('@')));
        String word = plain.substring(space + 1);
        if (space > 0 && AddrSpec.isPlain(word)) {
            notes.add(DefectKind.ADDRESS_SYNTAX, piece);
            return Optional.of(new Mailbox(Optional.of(Phrases.phrase(plain.substring(0, space), notes)), word));
        }
        return AddrSpec.read(plain, notes).map(address -> new Mailbox(comment(piece), address));
    }
}
