// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import java.util.Set;
import java.util.concurrent.CompletionStage;

import org.apache.james.mailbox.model.MailboxPath;
import org.msgevents.event.Parameter;
import org.msgevents.event.Parameters;
import org.msgevents.james.quota.QuotaLookup;
import org.msgevents.publisher.ParameterLookup;
import org.msgevents.publisher.Wanted;

/** Looks up {@code diskQuota}, {@code diskUsed} and {@code maxMessages} of the quota that rules an event's mailbox. */
record QuotaParameters(QuotaLookup quotas, MailboxPath mailbox) implements ParameterLookup {
    private static final Set<Parameter<?>> OFFERS =
            Set.of(Parameter.DISK_QUOTA, Parameter.DISK_USED, Parameter.MAX_MESSAGES);

    @Override
    public Set<Parameter<?>> offers() {
        return OFFERS;
    }

    @Override
    public CompletionStage<Parameters> find(Wanted wanted) {
        return quotas.usage(mailbox)
                .map(usage -> usage.describeLimits(Parameters.builder()).build().only(wanted::has))
                .defaultIfEmpty(Parameters.empty())
                .toFuture();
    }
}
