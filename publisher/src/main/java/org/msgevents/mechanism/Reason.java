// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism;

import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.msgevents.settings.Secret;

/** Makes words that came from elsewhere fit for a log: one short line, without secrets. Immutable. */
public final class Reason {
    /** The most characters of a reason. */
    public static final int MAX_LENGTH = 300;

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\s\\p{C}\\p{Zl}\\p{Zp}\uFFFD]+");

    /** What is shorter may well be a word of its own. */
    private static final int SHORTEST_SECRET = 6;

    /** Matches nothing. */
    private static final String NONE = "(?!)";

    private final Pattern secrets;

    private Reason(Pattern secrets) {
        this.secrets = secrets;
    }

    /** One that tells none of these; what is shorter than six characters may well be a word of its own, and stays. */
    public static Reason without(Stream<Secret> secrets) {
        String any = secrets.map(Secret::value)
                .filter(secret -> secret.length() >= SHORTEST_SECRET)
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return new Reason(Pattern.compile(any.isEmpty() ? NONE : any));
    }

    /** Without these secrets as well. */
    public Reason and(Stream<Secret> more) {
        Reason others = without(more);
        return others.isNone() ? this : new Reason(Pattern.compile(secrets.pattern() + "|" + others.secrets.pattern()));
    }

    private boolean isNone() {
        return secrets.pattern().equals(NONE);
    }

    /** A headline of ours, and what somebody else said, if anything. */
    public String of(String headline, String words) {
        String told = UNPRINTABLE
                .matcher(secrets.matcher(words).replaceAll("***"))
                .replaceAll(" ")
                .strip();
        return shorten(told.isEmpty() ? headline : headline + ": " + told);
    }

    private static String shorten(String text) {
        if (text.length() <= MAX_LENGTH) {
            return text;
        }
        int end = MAX_LENGTH - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "\u2026";
    }
}
