// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.reading;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an instance of a field says, by its syntax class. Immutable. */
public sealed interface FieldValue {
    /** Strings, and lists and maps of them. */
    Object toJson();

    /** Text, a token, an identifier without its angle brackets, a URL, a path. */
    record Text(String text) implements FieldValue {
        @Override
        public Object toJson() {
            return text;
        }
    }

    /** Several of them, in order. */
    record Texts(List<String> texts) implements FieldValue {
        public Texts {
            texts = List.copyOf(texts);
        }

        @Override
        public Object toJson() {
            return texts;
        }
    }

    /** One mailbox or group. */
    record OneAddress(Address address) implements FieldValue {
        @Override
        public Object toJson() {
            return address.toJson();
        }
    }

    /** Mailboxes and groups, in order. */
    record Addresses(List<Address> addresses) implements FieldValue {
        public Addresses {
            addresses = List.copyOf(addresses);
        }

        @Override
        public Object toJson() {
            return addresses.stream().map(Address::toJson).toList();
        }
    }

    /**
     * A date and time.
     *
     * @param date by RFC 3339, to the second, in the zone it was written in; {@code -00:00} where that is unknown
     * @param text as received
     */
    record DateTime(String date, String text) implements FieldValue {
        @Override
        public Object toJson() {
            return ordered("date", date, "text", text);
        }
    }

    /** Tokens, and the date and time behind them where there is one that can be read. */
    record TextAndDate(String text, Optional<String> date) implements FieldValue {
        @Override
        public Object toJson() {
            return date.<Object>map(known -> ordered("text", text, "date", known))
                    .orElseGet(() -> Map.of("text", text));
        }
    }

    /**
     * A value and its parameters.
     *
     * @param value empty where the field has parameters alone
     * @param parameters decoded, in the order of their first parts; names in small letters
     */
    record Parameterized(Optional<String> value, Map<String, String> parameters) implements FieldValue {
        public Parameterized {
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        }

        @Override
        public Object toJson() {
            Map<String, Object> json = new LinkedHashMap<>();
            value.ifPresent(text -> json.put("value", text));
            if (!parameters.isEmpty() || value.isEmpty()) {
                json.put("parameters", parameters);
            }
            return json;
        }
    }

    /** The identifier of a list, without its angle brackets, and the decoded phrase before it. */
    record ListId(String id, Optional<String> phrase) implements FieldValue {
        @Override
        public Object toJson() {
            return phrase.<Object>map(known -> ordered("id", id, "phrase", known))
                    .orElseGet(() -> Map.of("id", id));
        }
    }

    /** A type, in small letters, and text in the form of that type. */
    record Typed(String type, String text) implements FieldValue {
        @Override
        public Object toJson() {
            return ordered("type", type, "text", text);
        }
    }

    private static Map<String, Object> ordered(String key, String value, String otherKey, String otherValue) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(key, value);
        json.put(otherKey, otherValue);
        return json;
    }
}
