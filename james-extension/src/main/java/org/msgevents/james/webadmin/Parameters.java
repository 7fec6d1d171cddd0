// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.webadmin;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.msgevents.settings.SettingsParser;

import spark.Request;

/** The parameters of a request. What is wrong with one is thrown. */
final class Parameters {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private Parameters() {}

    /** Where, what stands there, and what is allowed. */
    static final class InvalidParameterException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        InvalidParameterException(String name, String value, String wanted) {
            super(name + ": '" + value + "'; wanted: " + wanted);
        }
    }

    /** One of the path, such as {@code :sequence}. */
    static long ofPath(Request request, String name) {
        return number(name.substring(1), request.params(name), Long.MAX_VALUE);
    }

    /** One of the query, which need not be there. */
    static long ofQuery(Request request, String name, long otherwise, long most) {
        return Optional.ofNullable(request.queryParams(name))
                .map(text -> number(name, text, most))
                .orElse(otherwise);
    }

    /** One of the query, which need not be there. */
    static <T> Optional<T> ofQuery(Request request, String name, SettingsParser<T> parser) {
        return Optional.ofNullable(request.queryParams(name)).map(text -> parse(name, text, parser));
    }

    private static <T> T parse(String name, String text, SettingsParser<T> parser) {
        try {
            return parser.parse().apply(text);
        } catch (IllegalArgumentException unreadable) {
            throw new InvalidParameterException(name, text, parser.wanted());
        }
    }

    /** Of the query there are these, once each, and no others: what is misspelt must not be left out. */
    static void only(Request request, Set<String> allowed) {
        request.queryMap().toMap().forEach((name, values) -> {
            if (!allowed.contains(name)) {
                throw new InvalidParameterException(
                        name, values[0], "one of " + allowed.stream().sorted().toList());
            }
            if (values.length > 1) {
                throw new InvalidParameterException(name, String.join("', '", values), "one value");
            }
        });
    }

    /** The {@code action}, which must be there and be one of these. */
    static String action(Request request, String... allowed) {
        String asked = Optional.ofNullable(request.queryParams("action")).orElse("");
        if (!List.of(allowed).contains(asked)) {
            throw new InvalidParameterException("action", asked, String.join(" or ", allowed));
        }
        return asked;
    }

    private static long number(String name, String text, long most) {
        String wanted = most == Long.MAX_VALUE ? "a number" : "a number up to " + most;
        if (!NUMBER.matcher(text).matches() || Long.parseLong(text) > most) {
            throw new InvalidParameterException(name, text, wanted);
        }
        return Long.parseLong(text);
    }
}
