// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.nio.file.Path;
import java.time.Clock;

import org.msgevents.outbox.OutboxException;

/** Opens and closes an outbox, and prints {@code opened} or what failed. */
final class OpeningProcess {
    private OpeningProcess() {}

    /** Takes the outbox's directory. */
    public static void main(String... arguments) {
        try {
            SqliteOutbox.open(OutboxConfiguration.of(Path.of(arguments[0])), Clock.systemUTC())
                    .close();
            System.out.println("opened");
        } catch (OutboxException failure) {
            System.out.println(failure.getMessage());
        }
    }
}
