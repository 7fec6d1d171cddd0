// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

import org.msgevents.integration.server.Ports;

/** Works on its user's mailboxes, alone, until it is told to stop; connects again when the server is gone. */
abstract class Client implements Runnable {
    /** So that the lane of a mailbox, with a receiver that is often slow, keeps up. */
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(150);

    private final JamesProcess james;
    private final Ledger ledger;
    private final Random random;
    private volatile boolean stopped;

    Client(JamesProcess james, Ledger ledger, Random random) {
        this.james = james;
        this.ledger = ledger;
        this.random = random;
    }

    /** To be called before it runs again. */
    final Client begin() {
        stopped = false;
        return this;
    }

    @Override
    public final void run() {
        while (!stopped) {
            try {
                work(james.ports());
            } catch (IOException gone) {
                ledger.failed("not answered");
            } catch (IllegalStateException refused) {
                ledger.failed(String.valueOf(refused.getMessage()).replaceAll("\\d+", "n"));
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Connects, and goes on until {@link #isStopped}, or an answer is NO or does not come. */
    abstract void work(Ports ports) throws IOException, InterruptedException;

    /** Takes a while of its own. */
    final boolean isStopped() {
        LockSupport.parkNanos(random.nextLong(LONGEST_PAUSE.toNanos()));
        return stopped;
    }

    final Random random() {
        return random;
    }

    final void stop() {
        stopped = true;
    }

    final Ledger ledger() {
        return ledger;
    }
}
