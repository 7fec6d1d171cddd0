// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.mailet;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.james.core.Domain;
import org.apache.james.core.MailAddress;
import org.apache.james.rrt.api.RecipientRewriteTable;
import org.apache.james.rrt.api.RecipientRewriteTable.ErrorMappingException;
import org.apache.james.rrt.api.RecipientRewriteTableException;
import org.apache.james.rrt.lib.Mapping;
import org.apache.mailet.DsnParameters;

/**
 * Finds the RCPT command that a final recipient came from: its own, or that of an address which James rewrites to it.
 *
 * <p>Blocking, where James' table of rewritten recipients is. Not thread-safe.
 */
final class RecordedRecipients {
    private static final String ORCPT = DsnParameters.ORCPT_PARAMETER + "=";

    private final Map<String, String> parameters;
    private final RecipientRewriteTable rewrites;
    private final Map<String, List<Mapping>> found = new HashMap<>();

    RecordedRecipients(RecordedEnvelope envelope, RecipientRewriteTable rewrites) {
        this.parameters = envelope.rcptParameters();
        this.rewrites = rewrites;
    }

    /** The command's parameters; of a rewritten recipient with ORCPT, as RFC 3461, section 5.2.1, lets a relay add. */
    Optional<String> parameters(MailAddress recipient) {
        String address = recipient.asString();
        return originals(address::equalsIgnoreCase)
                .map(parameters::get)
                .findFirst()
                .or(() -> originals(original -> isRewritten(original, recipient))
                        .map(original -> withOriginal(original, parameters.getOrDefault(original, "")))
                        .findFirst());
    }

    private Stream<String> originals(Predicate<String> wanted) {
        return parameters.keySet().stream().filter(wanted);
    }

    private static String withOriginal(String original, String written) {
        boolean named = Stream.of(written.split(" ", -1))
                .anyMatch(parameter -> parameter.toUpperCase(Locale.ROOT).startsWith(ORCPT));
        return Stream.concat(Stream.of(written), named ? Stream.of() : KeptParameters.orcpt(original).stream())
                .filter(parameter -> !parameter.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** A table may name a user without domain; James then adds one. */
    private boolean isRewritten(String original, MailAddress recipient) {
        return found.computeIfAbsent(original, this::mappings).stream()
                .map(mapping -> mapping.appendDomainIfNone(recipient::getDomain))
                .anyMatch(mapping ->
                        mapping.asMailAddress().filter(recipient::equals).isPresent());
    }

    private List<Mapping> mappings(String original) {
        int at = original.lastIndexOf('@');
        try {
            return rewrites.getResolvedMappings(original.substring(0, at), Domain.of(original.substring(at + 1)))
                    .asStream()
                    .toList();
        } catch (ErrorMappingException refused) {
            return List.of();
        } catch (RecipientRewriteTableException unreadable) {
            throw new IllegalStateException("recipients that James rewrites are not known", unreadable);
        }
    }
}
