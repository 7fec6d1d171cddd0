// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How a parameter's value looks in Java and in JSON.
 *
 * @param <T> the Java type, immutable, with {@code equals}
 */
public final class ParameterType<T> {
    static final ParameterType<String> TEXT = text(String.class, text -> text, Map.of("type", "string"));
    static final ParameterType<ImapUrl> URL =
            text(ImapUrl.class, ImapUrl::parse, Map.of("type", "string", "format", "uri", "pattern", "^imap://"));
    static final ParameterType<UidSet> UIDS = text(
            UidSet.class, UidSet::parse, Map.of("type", "string", "pattern", "^[0-9]+(:[0-9]+)?(,[0-9]+(:[0-9]+)?)*$"));
    static final ParameterType<FlagNames> FLAGS =
            text(FlagNames.class, FlagNames::parse, Map.of("type", "string", "pattern", "^[^ ]+( [^ ]+)*$"));
    static final ParameterType<SmtpEnvelope> ENVELOPE =
            text(SmtpEnvelope.class, SmtpEnvelope::parse, Map.of("type", "string", "pattern", "^MAIL FROM:"));
    static final ParameterType<Long> NUMBER = new ParameterType<>(
            Long.class,
            number -> number,
            ParameterType::number,
            Map.of("type", "integer", "minimum", 0L, "maximum", Long.MAX_VALUE));

    private final Class<T> javaType;
    private final Function<T, Object> toJson;
    private final Function<Object, T> fromJson;
    private final Map<String, Object> schema;

    private ParameterType(
            Class<T> javaType, Function<T, Object> toJson, Function<Object, T> fromJson, Map<String, Object> schema) {
        this.javaType = javaType;
        this.toJson = toJson;
        this.fromJson = fromJson;
        this.schema = Collections.unmodifiableMap(new TreeMap<>(schema));
    }

    private static <T> ParameterType<T> text(Class<T> javaType, Function<String, T> parse, Map<String, Object> schema) {
        return new ParameterType<>(javaType, Object::toString, json -> parse.apply(string(json)), schema);
    }

    private static String string(Object json) {
        if (json instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("wanted a string, not " + json);
    }

    private static Long number(Object json) {
        if (json instanceof Integer || json instanceof Long) {
            return ((Number) json).longValue();
        }
        throw new IllegalArgumentException("wanted an integer below 2^63, not " + json);
    }

    T cast(Object value) {
        return javaType.cast(value);
    }

    /** The JSON value, a {@link String} or a {@link Long}. */
    public Object toJson(Object value) {
        return toJson.apply(cast(value));
    }

    /**
     * Reads a {@link String}, {@link Integer} or {@link Long}; one that does not fit is an
     * {@link IllegalArgumentException}.
     */
    public T fromJson(Object json) {
        return fromJson.apply(json);
    }

    /** The keywords of JSON Schema 2020-12 that such a value satisfies. */
    public Map<String, Object> schema() {
        return schema;
    }
}
