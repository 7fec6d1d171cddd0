// SPDX-License-Identifier: Apache-2.0
package org.msgevents.publisher;

import java.util.List;
import java.util.Set;

import org.msgevents.event.Parameter;

/**
 * What a look-up is asked for.
 *
 * @param parameters of those that it offers
 * @param headerFields the names of the fields that {@code vnd.james.headerFields} is to have, where that is wanted; one
 *     may stand there twice, in another case
 */
public record Wanted(Set<Parameter<?>> parameters, List<String> headerFields) {
    public Wanted {
        parameters = Set.copyOf(parameters);
        headerFields = List.copyOf(headerFields);
    }

    public boolean has(Parameter<?> parameter) {
        return parameters.contains(parameter);
    }
}
