// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import java.util.Map;
import java.util.Optional;

/**
 * The protocol command that an event of James belongs to, as far as James tells.
 *
 * @param service as in section 5 of the draft: {@code imap}, {@code pop}, {@code http}
 * @param command in upper case, such as {@code COPY}
 * @param arguments the command's, under the names that James logs them by
 */
record Operation(Optional<String> service, Optional<String> command, Map<String, String> arguments) {
    static final Operation UNKNOWN = new Operation(Optional.empty(), Optional.empty(), Map.of());

    Operation {
        arguments = Map.copyOf(arguments);
    }

    boolean is(String name) {
        return command.filter(name::equals).isPresent();
    }

    Optional<String> argument(String name) {
        return Optional.ofNullable(arguments.get(name));
    }
}
