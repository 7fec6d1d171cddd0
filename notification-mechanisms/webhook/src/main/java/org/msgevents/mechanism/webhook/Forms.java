// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** For the parsers of texts that must have a form. */
final class Forms {
    /** What a header can have as its value. */
    static final UnaryOperator<String> PRINTABLE = matching(matcher("[\\x20-\\x7E]+"));

    private Forms() {}

    static Predicate<String> matcher(String form) {
        return Pattern.compile(form).asMatchPredicate();
    }

    /** Leaves the text as it is; what does not have the form is an {@link IllegalArgumentException}. */
    static UnaryOperator<String> matching(Predicate<String> form) {
        return text -> {
            if (!form.test(text)) {
                throw new IllegalArgumentException("of another form");
            }
            return text;
        };
    }
}
