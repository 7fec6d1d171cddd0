// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.apache.james.util.MDCBuilder;
import org.msgevents.james.session.Diagnostics;

import reactor.util.context.ContextView;

/**
 * Finds the command behind an event in what James carries along with it for its logs.
 *
 * <p>IMAP: the Reactor context in which James dispatches the event holds the session's and the command's
 * {@link MDCBuilder}; only the command's, when the client had not waited for the answer to the command before. POP3:
 * the thread's MDC does. Where James runs the listener apart from the command, on another node or from a queue, neither
 * is there, and the operation is unknown.
 */
final class OperationReader {
    private static final String CONTEXT_PREFIX = "MDC-imap";
    private static final String IMAP = "IMAP";
    private static final Map<String, String> SERVICES = Map.of(IMAP, "imap", "POP3", "pop", "JMAP", "http");

    private OperationReader() {}

    static Operation read(ContextView context) {
        Map<String, String> diagnostics = new HashMap<>();
        context.stream()
                .filter(entry -> String.valueOf(entry.getKey()).startsWith(CONTEXT_PREFIX))
                .filter(entry -> entry.getValue() instanceof MDCBuilder)
                .forEach(entry -> diagnostics.putAll(Diagnostics.of((MDCBuilder) entry.getValue())));
        if (diagnostics.isEmpty()) {
            return operation(Diagnostics.ofThread());
        }
        diagnostics.putIfAbsent(MDCBuilder.PROTOCOL, IMAP);
        return operation(diagnostics);
    }

    private static Operation operation(Map<String, String> diagnostics) {
        Optional<String> service =
                Optional.ofNullable(diagnostics.get(MDCBuilder.PROTOCOL)).map(SERVICES::get);
        return service.map(known -> new Operation(
                        service,
                        Optional.ofNullable(diagnostics.get(MDCBuilder.ACTION))
                                .map(name -> name.toUpperCase(Locale.ROOT)),
                        diagnostics))
                .orElse(Operation.UNKNOWN);
    }
}
