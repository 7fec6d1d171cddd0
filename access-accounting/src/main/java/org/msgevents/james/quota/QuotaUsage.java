// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.quota;

import java.util.OptionalLong;

import org.apache.james.core.quota.QuotaLimitValue;
import org.apache.james.core.quota.QuotaUsageValue;
import org.apache.james.mailbox.model.Quota;
import org.msgevents.event.Parameter;
import org.msgevents.event.Parameters;

/**
 * What a quota root uses, and what it may use.
 *
 * @param messages how many
 * @param storage in octets
 */
public record QuotaUsage(Amount messages, Amount storage) {
    private static final int KILOBYTE = 1024;

    /**
     * How much of one kind.
     *
     * @param limit empty when there is none
     */
    public record Amount(long used, OptionalLong limit) {
        private static Amount of(Quota<?, ?> quota) {
            QuotaUsageValue<?, ?> used = quota.getUsed();
            QuotaLimitValue<?> limit = quota.getLimit();
            return new Amount(
                    used.asLong(), limit.isLimited() ? OptionalLong.of(limit.asLong()) : OptionalLong.empty());
        }

        boolean isUnderLimit() {
            return limit.isEmpty() || used < limit.getAsLong();
        }
    }

    /** The limits alone. */
    record Limits(OptionalLong messages, OptionalLong storage) {}

    /** As James says it. */
    public static QuotaUsage of(Quota<?, ?> messages, Quota<?, ?> storage) {
        return new QuotaUsage(Amount.of(messages), Amount.of(storage));
    }

    Amount of(QuotaKind kind) {
        return kind == QuotaKind.MESSAGES ? messages : storage;
    }

    Limits limits() {
        return new Limits(messages.limit(), storage.limit());
    }

    /** Number of messages used of the quota root, which is not that of a mailbox. */
    Parameters.Builder describe(Parameters.Builder event) {
        return describeLimits(event).put(Parameter.MESSAGES, messages.used());
    }

    /** Adds diskQuota, diskUsed and maxMessages (draft-ietf-lemonade-msgevent-03, section 5), in kilobytes. */
    public Parameters.Builder describeLimits(Parameters.Builder event) {
        event.put(Parameter.DISK_USED, kilobytes(storage.used()));
        storage.limit().ifPresent(limit -> event.put(Parameter.DISK_QUOTA, kilobytes(limit)));
        messages.limit().ifPresent(limit -> event.put(Parameter.MAX_MESSAGES, limit));
        return event;
    }

    /** Rounded up. */
    private static long kilobytes(long octets) {
        return octets / KILOBYTE + (octets % KILOBYTE == 0 ? 0 : 1);
    }
}
