// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

import org.msgevents.headerfield.SyntaxClass;
import org.msgevents.headerfield.reading.FieldValue.DateTime;
import org.msgevents.headerfield.reading.FieldValue.ListId;
import org.msgevents.headerfield.reading.FieldValue.OneAddress;
import org.msgevents.headerfield.reading.FieldValue.Parameterized;
import org.msgevents.headerfield.reading.FieldValue.Text;
import org.msgevents.headerfield.reading.FieldValue.TextAndDate;
import org.msgevents.headerfield.reading.FieldValue.Texts;
import org.msgevents.headerfield.reading.FieldValue.Typed;

/** Reads a body by its syntax class. */
final class FieldValues {
    private FieldValues() {}

    /** Empty if there is nothing in it that could be read; then there is a note. */
    static Optional<FieldValue> read(SyntaxClass syntax, String text, Notes notes) {
        return switch (syntax) {
            case UNSTRUCTURED -> Optional.of(new Text(EncodedWords.decode(text, notes)));
            case STRUCTURED -> Optional.of(new Text(text));
            case TOKEN -> text(Phrases.withoutComments(text, notes), notes);
            case TOKEN_LIST -> list(pieces(text, Phrases::withoutComments, notes), notes);
            case PHRASE_LIST -> list(pieces(text, Phrases::phrase, notes), notes);
            case PARAMETERS -> parameters(text, notes);
            case PARAMETER_LIST -> parameterList(text, notes);
            case TAG_LIST -> tags(text, notes);
            case MAILBOX -> address(text, notes);
            case MAILBOX_LIST, ADDRESS_LIST -> addresses(text, notes);
            case OPTIONAL_ADDRESS_LIST -> Optional.of(new FieldValue.Addresses(AddressList.read(text, notes)));
            case RETURN_PATH -> path(text, notes);
            case DATE_TIME -> DateTimes.read(text, notes).map(date -> new DateTime(date, text));
            case TEXT_AND_DATE -> Optional.of(textAndDate(text, notes));
            case MSG_ID -> msgId(text, notes);
            case MSG_ID_LIST -> list(MsgIds.read(text, notes), notes);
            case LIST_ID -> listId(text, notes);
            case URL -> text(url(Phrases.withoutComments(text, notes)), notes);
            case URL_LIST -> urls(text, notes);
            case TYPED_TEXT -> typed(text, notes);
        };
    }

    private static Optional<FieldValue> text(String text, Notes notes) {
        return noted(text.isEmpty(), notes, () -> new Text(text));
    }

    private static Optional<FieldValue> list(List<String> texts, Notes notes) {
        return noted(texts.isEmpty(), notes, () -> new Texts(texts));
    }

    private static Optional<FieldValue> noted(boolean isEmpty, Notes notes, Supplier<FieldValue> value) {
        if (isEmpty && notes.defects().isEmpty()) {
            notes.add(DefectKind.EMPTY);
        }
        return isEmpty ? Optional.empty() : Optional.of(value.get());
    }

    private static List<String> pieces(String text, BiFunction<String, Notes, String> read, Notes notes) {
        List<String> pieces = new ArrayList<>();
        for (String piece : Phrases.split(text, ',', notes)) {
            String plain = read.apply(piece, notes);
            if (!plain.isEmpty()) {
                pieces.add(plain);
            }
        }
        return pieces;
    }

    private static Optional<FieldValue> parameters(String text, Notes notes) {
        List<String> pieces = Phrases.split(text, ';', notes);
        String value =
                Phrases.withoutComments(pieces.get(0), notes).replace(" /", "/").replace("/ ", "/");
        Map<String, String> parameters = Parameters.read(pieces.subList(1, pieces.size()), notes);
        if (value.isEmpty()) {
            notes.add(DefectKind.EMPTY);
        }
        boolean isEmpty = value.isEmpty() && parameters.isEmpty();
        return noted(isEmpty, notes, () -> new Parameterized(Optional.of(value), parameters));
    }

    private static Optional<FieldValue> parameterList(String text, Notes notes) {
        Map<String, String> parameters = Parameters.read(Phrases.split(text, ';', notes), notes);
        return noted(parameters.isEmpty(), notes, () -> new Parameterized(Optional.empty(), parameters));
    }

    private static Optional<FieldValue> tags(String text, Notes notes) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String piece : text.split(";", -1)) {
            int equals = piece.indexOf('=');
            if (equals > 0) {
                String name = piece.substring(0, equals).strip();
                String value = piece.substring(equals + 1).replace(" ", "").replace("\t", "");
                if (tags.putIfAbsent(name, value) != null) {
                    notes.add(DefectKind.DUPLICATE_PARAMETER, piece);
                }
            } else if (!piece.isBlank()) {
                notes.add(DefectKind.PARAMETER_SYNTAX, piece);
            }
        }
        return noted(tags.isEmpty(), notes, () -> new Parameterized(Optional.empty(), tags));
    }

    private static Optional<FieldValue> address(String text, Notes notes) {
        List<Address> addresses = AddressList.read(text, notes);
        if (addresses.size() > 1) {
            notes.add(DefectKind.TOO_MANY_ADDRESSES);
        }
        return noted(addresses.isEmpty(), notes, () -> new OneAddress(addresses.get(0)));
    }

    private static Optional<FieldValue> addresses(String text, Notes notes) {
        List<Address> addresses = AddressList.read(text, notes);
        return noted(addresses.isEmpty(), notes, () -> new FieldValue.Addresses(addresses));
    }

    private static Optional<FieldValue> path(String text, Notes notes) {
        String plain = Phrases.withoutComments(text, notes);
        if (plain.equals("<>") || plain.equals("< >")) {
            return Optional.of(new Text(""));
        }
        boolean isAngle = plain.startsWith("<") && plain.endsWith(">");
        Optional<String> path = AddrSpec.read(isAngle ? plain.substring(1, plain.length() - 1) : plain, notes);
        if (!isAngle && !plain.isEmpty()) {
            notes.add(DefectKind.MISSING_ANGLE, plain);
        } else if (path.isEmpty()) {
            notes.add(plain.isEmpty() ? DefectKind.EMPTY : DefectKind.NOT_AN_ADDRESS, plain);
        }
        return path.map(Text::new);
    }

    /** The date is behind the last semicolon that is in no comment. */
    private static FieldValue textAndDate(String text, Notes notes) {
        List<String> pieces = Phrases.split(text, ';', notes);
        String last = pieces.get(pieces.size() - 1);
        if (pieces.size() == 1) {
            notes.add(DefectKind.DATE_SYNTAX);
            return new TextAndDate(Phrases.collapsed(text), Optional.empty());
        }
        String before = text.substring(0, text.length() - last.length() - 1);
        return new TextAndDate(Phrases.collapsed(before), DateTimes.read(last, notes));
    }

    private static Optional<FieldValue> msgId(String text, Notes notes) {
        List<String> ids = MsgIds.read(text, notes);
        if (ids.size() > 1) {
            notes.add(DefectKind.SURPLUS_TEXT, ids.get(1));
        }
        return noted(ids.isEmpty(), notes, () -> new Text(ids.get(0)));
    }

    private static Optional<FieldValue> listId(String text, Notes notes) {
        int open = text.lastIndexOf('<');
        int close = text.indexOf('>', Math.max(open, 0));
        if (open < 0 || close < 0) {
            if (!text.isEmpty()) {
                notes.add(DefectKind.MISSING_ANGLE);
            }
            return noted(text.isEmpty(), notes, () -> new ListId(text, Optional.empty()));
        }
        String id = url(text.substring(open, close + 1));
        String phrase = Phrases.phrase(text.substring(0, open), notes);
        if (!Phrases.withoutComments(text.substring(close + 1), notes).isEmpty()) {
            notes.add(DefectKind.SURPLUS_TEXT, text.substring(close + 1));
        }
        return noted(
                id.isEmpty(), notes, () -> new ListId(id, Optional.of(phrase).filter(name -> !name.isEmpty())));
    }

    /** Without angle brackets, and white space that folding brought. */
    private static String url(String text) {
        String inside = text.startsWith("<") && text.endsWith(">") ? text.substring(1, text.length() - 1) : text;
        return inside.replace(" ", "").replace("\t", "");
    }

    private static Optional<FieldValue> urls(String text, Notes notes) {
        List<String> urls = new ArrayList<>();
        Structure structure = new Structure(text, notes);
        StringBuilder between = new StringBuilder();
        int lastClose = text.lastIndexOf('>');
        int at = 0;
        while (at < text.length()) {
            int close = text.charAt(at) == '<' && at < lastClose ? text.indexOf('>', at) : -1;
            int end = close < 0 ? structure.next(at) : close + 1;
            if (close >= 0) {
                urls.add(url(text.substring(at, end)));
            } else if (text.charAt(at) != '(' || end == at + 1) {
                between.append(text, at, end);
            }
            at = end;
        }
        urls.removeIf(String::isEmpty);
        for (String word : pieces(between.toString(), Phrases::withoutComments, notes)) {
            boolean isUrl = word.indexOf(':') > 0 && word.indexOf(' ') < 0;
            if (isUrl || !urls.isEmpty()) {
                notes.add(isUrl ? DefectKind.MISSING_ANGLE : DefectKind.SURPLUS_TEXT, word);
            }
            if (isUrl || urls.isEmpty()) {
                urls.add(word);
            }
        }
        return list(urls, notes);
    }

    private static Optional<FieldValue> typed(String text, Notes notes) {
        int semicolon = text.indexOf(';');
        if (semicolon < 1) {
            notes.add(DefectKind.PARAMETER_SYNTAX, text);
            return Optional.empty();
        }
        Function<String, String> plain = part -> Phrases.withoutComments(part, notes);
        String type = plain.apply(text.substring(0, semicolon)).toLowerCase(Locale.ROOT);
        return Optional.of(new Typed(type, plain.apply(text.substring(semicolon + 1))));
    }
}
