// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.email;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A grammar (RFC 5234) without recursion, numeric values and prose, as a regular expression. */
final class Abnf {
    private static final Map<String, String> CORE = Map.of(
            "ALPHA",
            "[A-Za-z]",
            "DIGIT",
            "[0-9]",
            "HEXDIG",
            "[0-9A-Fa-f]",
            "SP",
            " ",
            "WSP",
            "[ \\t]",
            "CRLF",
            "\\r\\n");
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:\"([^\"]*)\"|([0-9]*\\*[0-9]*|[0-9]+)|([A-Za-z][A-Za-z0-9-]*)|([/()\\[\\]]))");

    private final Map<String, String> rules = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** Rules with semicolons between, which are in no string. */
    static Abnf parse(String grammar) {
        Abnf abnf = new Abnf();
        for (String rule : grammar.split(";(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)) {
            String[] sides = rule.split("=", 2);
            abnf.rules.put(sides[0].strip(), sides[1].strip());
        }
        return abnf;
    }

    Pattern pattern(String rule) {
        return Pattern.compile(of(rule));
    }

    private String of(String rule) {
        if (CORE.containsKey(rule)) {
            return CORE.get(rule);
        }
        if (!rules.containsKey(rule)) {
            throw new IllegalArgumentException("no rule " + rule);
        }
        String body = rules.get(rule);
        Matcher token = TOKEN.matcher(body);
        StringBuilder regex = new StringBuilder("(?:");
        String repetition = "";
        java.util.ArrayDeque<String> open = new java.util.ArrayDeque<>();
        int at = 0;
        while (at < body.length()) {
            if (!token.find(at) || token.start() != at) {
                throw new IllegalArgumentException("not understood: " + body.substring(at));
            }
            at = token.end();
            if (token.group(2) != null) {
                repetition = repetition(token.group(2));
            } else if (token.group(1) != null) {
                regex.append("(?i:")
                        .append(Pattern.quote(token.group(1)))
                        .append(")")
                        .append(repetition);
                repetition = "";
            } else if (token.group(3) != null) {
                regex.append("(?:").append(of(token.group(3))).append(")").append(repetition);
                repetition = "";
            } else if ("([".contains(token.group(4))) {
                open.push(token.group(4).equals("[") ? "?" : repetition);
                regex.append("(?:");
                repetition = "";
            } else {
                regex.append(token.group(4).equals("/") ? "|" : ")" + open.pop());
            }
        }
        return regex.append(")").toString();
    }

    private static String repetition(String text) {
        if (text.indexOf('*') < 0) {
            return "{" + text + "}";
        }
        String least = text.substring(0, text.indexOf('*'));
        return "{" + (least.isEmpty() ? "0" : least) + "," + text.substring(text.indexOf('*') + 1) + "}";
    }
}
