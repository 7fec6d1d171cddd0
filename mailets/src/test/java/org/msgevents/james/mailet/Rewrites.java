// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.mailet;

import java.util.Map;

import org.apache.james.core.Domain;
import org.apache.james.rrt.api.RecipientRewriteTable;
import org.apache.james.rrt.api.RecipientRewriteTable.ErrorMappingException;
import org.apache.james.rrt.lib.Mapping;
import org.apache.james.rrt.lib.Mappings;
import org.apache.james.rrt.lib.MappingsImpl;

/** Tables by which James rewrites recipients. */
final class Rewrites {
    static final RecipientRewriteTable NONE = of(Map.of());

    private Rewrites() {}

    /** From address to address; to the empty address: James refuses to. */
    static RecipientRewriteTable of(Map<String, String> addresses) {
        return Unreliable.fake(RecipientRewriteTable.class, (method, arguments) -> {
            if (!method.getName().equals("getResolvedMappings") || arguments.length != 2) {
                throw new UnsupportedOperationException(method.getName());
            }
            return mappings(addresses.getOrDefault(arguments[0] + "@" + ((Domain) arguments[1]).asString(), "-"));
        });
    }

    private static Mappings mappings(String target) throws ErrorMappingException {
        if (target.isEmpty()) {
            throw new ErrorMappingException("550 no such user");
        }
        return target.equals("-")
                ? MappingsImpl.empty()
                : MappingsImpl.builder().add(Mapping.alias(target)).build();
    }
}
