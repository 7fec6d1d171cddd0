// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.reading;

import java.util.ArrayList;
import java.util.List;

/** Message identifiers (RFC 5322, section 3.6.4), without their angle brackets. */
final class MsgIds {
    private MsgIds() {}

    static List<String> read(String text, Notes notes) {
        List<String> ids = new ArrayList<>(1);
        Structure structure = new Structure(text, notes);
        StringBuilder between = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int end = c == '<' ? structure.angleEnd(at) : structure.next(at);
            if (c == '<' && end > 0) {
                bare(between, ids, notes);
                id(text.substring(at + 1, end - 1), ids, notes);
            } else if (c == '<') {
                notes.addOnce(DefectKind.UNTERMINATED_ANGLE, text, at);
                end = at + 1;
            } else if (c != '(' || end == at + 1) {
                between.append(text, at, end);
            }
            at = end;
        }
        bare(between, ids, notes);
        return ids;
    }

    /** White space in it comes of software that folds where it must not. */
    private static void id(String text, List<String> ids, Notes notes) {
        String id = withoutSpaces(text);
        if (id.isEmpty()) {
            notes.add(DefectKind.EMPTY, "<" + text + ">");
        } else {
            if (id.length() < text.length() || !isMsgId(id)) {
                notes.add(DefectKind.MSG_ID_SYNTAX, text);
            }
            ids.add(id);
        }
    }

    private static boolean isMsgId(String id) {
        int at = id.indexOf('@');
        return at > 0 && at < id.length() - 1 && id.indexOf('@', at + 1) < 0;
    }

    /** Once phrases could stand here; identifiers without brackets are nobody's standard. */
    private static void bare(StringBuilder between, List<String> ids, Notes notes) {
        if (between.toString().isBlank()) {
            between.setLength(0);
            return;
        }
        StringBuilder surplus = new StringBuilder();
        for (String word : between.toString().strip().split("[ \t,]+", -1)) {
            if (isMsgId(word)) {
                notes.add(DefectKind.MISSING_ANGLE, word);
                ids.add(word);
            } else if (!word.isEmpty()) {
                surplus.append(' ').append(word);
            }
        }
        if (surplus.length() > 0) {
            notes.add(DefectKind.SURPLUS_TEXT, surplus.toString());
        }
        between.setLength(0);
    }

    private static String withoutSpaces(String text) {
        return text.indexOf(' ') < 0 && text.indexOf('\t') < 0
                ? text
                : text.replace(" ", "").replace("\t", "");
    }
}
