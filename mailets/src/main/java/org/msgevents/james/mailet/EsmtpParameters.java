// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.mailet;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** What a client wrote behind the address of a MAIL or RCPT command, found where James finds it. */
final class EsmtpParameters {
    private static final Predicate<String> ONE_PARAMETER = Pattern.compile(
                    "[A-Za-z0-9][A-Za-z0-9-]*(=[^\\p{Cntrl}\\s=]+)?", Pattern.UNICODE_CHARACTER_CLASS)
            .asMatchPredicate();

    private EsmtpParameters() {}

    /** Of {@code FROM:<path> parameters}: the parameters, one space between two; maybe none. */
    static String ofMail(@Nullable String argument) {
        return argument == null ? "" : after(argument, argument.indexOf('>', argument.indexOf('<')));
    }

    /** Of {@code TO:<path> parameters}. */
    static String ofRcpt(@Nullable String argument) {
        return argument == null ? "" : after(argument, argument.lastIndexOf('>'));
    }

    private static String after(String argument, int bracket) {
        return bracket < 0
                ? ""
                : Arrays.stream(argument.substring(bracket + 1).split(" ", -1))
                        .filter(ONE_PARAMETER)
                        .collect(Collectors.joining(" "));
    }
}
