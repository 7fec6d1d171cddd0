// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.reading;

import java.util.Optional;

/** What stands in an address's angle brackets (RFC 5322, section 3.4.1). */
final class AddrSpec {
    private static final boolean[] ATEXT = atext();

    private AddrSpec() {}

    private static boolean[] atext() {
        boolean[] isAtext = new boolean[0x80];
        for (char c = '!'; c < 0x7F; c++) {
            isAtext[c] = "()<>[]:;@\\,.\"".indexOf(c) < 0;
        }
        return isAtext;
    }

    /** Without comments, white space and a route; empty if there is no local part or no domain. */
    static Optional<String> read(String text, Notes notes) {
        return isPlain(text) ? Optional.of(text) : compact(text, notes);
    }

    /** A dot-atom, an at sign, a domain; nothing to be done about it. */
    static boolean isPlain(String text) {
        int at = text.indexOf('@');
        return at > 0 && isDotAtom(text, 0, at) && isDotAtom(text, at + 1, text.length());
    }

    private static boolean isDotAtom(String text, int from, int to) {
        boolean afterDot = true;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '.' ? afterDot : !isAtext(c)) {
                return false;
            }
            afterDot = c == '.';
        }
        return !afterDot;
    }

    /** Letters and digits, these signs, and anything that is not ASCII (RFC 6532, section 3.2). */
    private static boolean isAtext(char c) {
        return c < ATEXT.length ? ATEXT[c] : c > 0x9F && c != '\uFFFD';
    }

    private static Optional<String> compact(String text, Notes notes) {
        String plain = Phrases.withoutComments(text, notes);
        int route = plain.startsWith("@") ? plain.indexOf(':') : -1;
        if (route > 0) {
            notes.add(DefectKind.SURPLUS_TEXT, plain.substring(0, route + 1));
        }
        String spec = withoutAngles(plain.substring(route + 1).strip());
        int at = lastAt(spec, notes);
        String local = at < 0 ? "" : spec.substring(0, at).strip();
        String domain = spec.substring(at + 1).strip();
        if (local.isEmpty() || domain.isEmpty()) {
            return Optional.empty();
        }
        String joined = localPart(local) + "@" + withoutSpaces(domain);
        if (isBracketed(plain.substring(route + 1).strip())
                || !isLocalPart(withoutSpacesAtDots(local))
                || !isDomain(withoutSpacesAtDots(domain))) {
            notes.add(DefectKind.ADDRESS_SYNTAX, text);
        }
        return Optional.of(joined);
    }

    /** Brackets that have no fellow, or stand twice. */
    private static String withoutAngles(String spec) {
        int from = 0;
        int to = spec.length();
        while (from < to && spec.charAt(from) == '<') {
            from++;
        }
        while (to > from && spec.charAt(to - 1) == '>') {
            to--;
        }
        return spec.substring(from, to);
    }

    private static boolean isBracketed(String spec) {
        return spec.startsWith("<") || spec.endsWith(">");
    }

    private static int lastAt(String spec, Notes notes) {
        Structure structure = new Structure(spec, notes);
        int found = -1;
        for (int i = 0; i < spec.length(); i = structure.next(i)) {
            found = spec.charAt(i) == '@' ? i : found;
        }
        return found;
    }

    /** Quotes that are not needed are left out. */
    private static String localPart(String local) {
        if (!isQuoted(local)) {
            return withoutSpaces(local);
        }
        String content = Phrases.unescaped(local.substring(1, local.length() - 1));
        return isDotAtom(content, 0, content.length()) ? content : local;
    }

    private static boolean isLocalPart(String local) {
        return isQuoted(local) || isDotAtom(local, 0, local.length());
    }

    private static boolean isQuoted(String local) {
        return local.length() > 1 && local.startsWith("\"") && local.endsWith("\"");
    }

    private static boolean isDomain(String domain) {
        return isDotAtom(domain, 0, domain.length())
                || (domain.startsWith("[") && domain.indexOf(']') == domain.length() - 1 && domain.indexOf(' ') < 0);
    }

    /** White space around dots is obsolete syntax (RFC 5322, section 4.4), and allowed. */
    private static String withoutSpacesAtDots(String text) {
        return text.replace(" .", ".").replace(". ", ".");
    }

    private static String withoutSpaces(String text) {
        return text.indexOf(' ') < 0 ? text : text.replace(" ", "");
    }
}
