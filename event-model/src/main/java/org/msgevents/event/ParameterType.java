// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * How a parameter's value looks in Java and in JSON.
 *
 * @param <T> the Java type, immutable, with {@code equals}
 */
public final class ParameterType<T> {
    static final ParameterType<String> TEXT =
            text(String.class, "text", text -> text, Map.of()).checkedBy(Surrogates::requirePaired);
    static final ParameterType<ImapUrl> URL =
            text(ImapUrl.class, "IMAP URL (RFC 5092)", ImapUrl::parse, Map.of("format", "uri", "pattern", "^imap://"));
    static final ParameterType<UidSet> UIDS = text(
            UidSet.class,
            "sequence-set, ascending and compressed, such as `1:3,7`",
            UidSet::parse,
            Map.of("pattern", "^[1-9][0-9]*(:[1-9][0-9]*)?(,[1-9][0-9]*(:[1-9][0-9]*)?)*$"));
    static final ParameterType<FlagNames> FLAGS = text(
                    FlagNames.class,
                    "names with one space between, such as `\\Seen $Work`",
                    FlagNames::parse,
                    Map.of("pattern", "^[^ ]+( [^ ]+)*$"))
            .checkedBy(ParameterType::notEmpty);
    static final ParameterType<SmtpEnvelope> ENVELOPE = text(
            SmtpEnvelope.class,
            "SMTP command lines, each with its CRLF",
            SmtpEnvelope::parse,
            Map.of("pattern", "^MAIL FROM:[^\\r\\n]*\\r\\n(RCPT TO:[^\\r\\n]*\\r\\n)+$"));
    static final ParameterType<Long> NUMBER = new ParameterType<>(
                    Long.class,
                    "integer, 0 to 2^63-1",
                    ParameterType::number,
                    Map.of("type", "integer", "minimum", 0L, "maximum", Long.MAX_VALUE))
            .checkedBy(ParameterType::notNegative);

    static final ParameterType<HeaderFields> HEADER_FIELDS = new ParameterType<>(
            HeaderFields.class,
            "object: `fields`, each by its syntax, and `defects` where there are any",
            HeaderFields::fromJson,
            HeaderFields.SCHEMA);

    private final Class<T> javaType;
    private final String form;
    private final Function<Object, T> reading;
    private final Map<String, Object> schema;
    private final UnaryOperator<T> check;

    private ParameterType(Class<T> javaType, String form, Function<Object, T> reading, Map<String, Object> schema) {
        this(javaType, form, reading, schema, UnaryOperator.identity());
    }

    private ParameterType(
            Class<T> javaType,
            String form,
            Function<Object, T> reading,
            Map<String, Object> schema,
            UnaryOperator<T> check) {
        this.javaType = javaType;
        this.form = form;
        this.reading = reading;
        this.schema = Collections.unmodifiableMap(new TreeMap<>(schema));
        this.check = check;
    }

    private static <T> ParameterType<T> text(
            Class<T> javaType, String form, Function<String, T> parse, Map<String, Object> keywords) {
        Map<String, Object> schema = new TreeMap<>(keywords);
        schema.put("type", "string");
        return new ParameterType<>(javaType, form, json -> parse.apply(string(json)), schema);
    }

    private ParameterType<T> checkedBy(UnaryOperator<T> wanted) {
        return new ParameterType<>(javaType, form, reading, schema, wanted);
    }

    private static String string(Object json) {
        if (json instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("wanted a string");
    }

    private static Long number(Object json) {
        if (json instanceof Integer || json instanceof Long) {
            return ((Number) json).longValue();
        }
        throw new IllegalArgumentException("wanted an integer from 0 to 2^63-1");
    }

    private static Long notNegative(Long number) {
        if (number < 0) {
            throw new IllegalArgumentException("wanted an integer from 0 to 2^63-1, not " + number);
        }
        return number;
    }

    private static FlagNames notEmpty(FlagNames flags) {
        if (flags.isEmpty()) {
            throw new IllegalArgumentException("wanted at least one flag name");
        }
        return flags;
    }

    T cast(Object value) {
        return javaType.cast(value);
    }

    /** Gives back a value that can stand on the wire; any other is an {@link IllegalArgumentException}. */
    T check(T value) {
        return check.apply(value);
    }

    /** The JSON value: a {@link String}, a {@link Long}, or a {@link Map}, with lists and maps of them in it. */
    public Object toJson(Object value) {
        T typed = cast(value);
        if (typed instanceof HeaderFields fields) {
            return fields.json();
        }
        return typed instanceof Long ? typed : typed.toString();
    }

    /**
     * Reads what {@link #toJson} gives, or an {@link Integer}; a value that does not fit is an
     * {@link IllegalArgumentException}.
     */
    public T fromJson(Object json) {
        return check(reading.apply(json));
    }

    /** What the JSON value looks like, in words. */
    public String form() {
        return form;
    }

    /** The keywords of JSON Schema 2020-12 that such a value satisfies, sorted. */
    public Map<String, Object> schema() {
        return schema;
    }
}
