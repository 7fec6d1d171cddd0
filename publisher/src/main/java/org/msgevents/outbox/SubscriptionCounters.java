// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox;

/**
 * What became of the events that a subscription wanted; they add up: accepted = delivered + pending + parked + dropped.
 */
public record SubscriptionCounters(long accepted, long delivered, long pending, long parked, long dropped) {}
