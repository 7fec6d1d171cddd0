// SPDX-License-Identifier: Apache-2.0
package org.msgevents.testkit;

/**
 * What every outbox must do. A test class that implements it provides the outbox, its clock, and how to close or
 * crash it; all tests come with the interface.
 */
public interface OutboxContract
        extends OutboxOrderContract,
                OutboxSettlementContract,
                OutboxAttemptContract,
                OutboxParkedContract,
                OutboxPauseContract,
                OutboxReplayContract,
                OutboxMailboxContract,
                OutboxRecoveryContract,
                OutboxCapacityContract {}
