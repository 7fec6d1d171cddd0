// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/** An immutable, typed map from {@link Parameter} to its value. Equal when the values are, whatever the order. */
public final class Parameters {
    private static final Parameters EMPTY = builder().build();

    private final Map<Parameter<?>, Object> values;

    private Parameters(Map<Parameter<?>, Object> values) {
        this.values = values;
    }

    public static Parameters empty() {
        return EMPTY;
    }

    public static Builder builder() {
        return new Builder(new LinkedHashMap<>());
    }

    /** A builder that starts with these parameters. */
    public Builder toBuilder() {
        return new Builder(new LinkedHashMap<>(values));
    }

    public <T> Optional<T> get(Parameter<T> parameter) {
        return Optional.ofNullable(values.get(parameter)).map(parameter.type()::cast);
    }

    public boolean has(Parameter<?> parameter) {
        return values.containsKey(parameter);
    }

    /** In the order they were first put. */
    public Set<Parameter<?>> names() {
        return values.keySet();
    }

    /** Those whose name satisfies the predicate. */
    public Parameters only(Predicate<Parameter<?>> predicate) {
        Map<Parameter<?>, Object> kept = new LinkedHashMap<>(values);
        kept.keySet().removeIf(predicate.negate());
        return new Parameters(Collections.unmodifiableMap(kept));
    }

    /** These and the others; where both have a value, the others' stands. */
    public Parameters and(Parameters others) {
        Builder both = toBuilder();
        both.values.putAll(others.values);
        return both.build();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Parameters parameters && parameters.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }

    /** Not thread-safe. */
    public static final class Builder {
        private final Map<Parameter<?>, Object> values;

        private Builder(Map<Parameter<?>, Object> values) {
            this.values = values;
        }

        /** A value that the parameter cannot have on the wire is an {@link IllegalArgumentException}. */
        public <T> Builder put(Parameter<T> parameter, T value) {
            values.put(parameter, parameter.type().check(value));
            return this;
        }

        /** As {@link #put}, where there is a value; what was put before stands where there is none. */
        public <T> Builder putIfPresent(Parameter<T> parameter, Optional<T> value) {
            value.ifPresent(present -> put(parameter, present));
            return this;
        }

        public Parameters build() {
            return new Parameters(Collections.unmodifiableMap(new LinkedHashMap<>(values)));
        }
    }
}
