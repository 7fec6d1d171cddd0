// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.mail;

import java.io.IOException;

/** One kind of operation for one user, over a connection of its own. */
interface Load extends AutoCloseable {
    /** Makes what the operation needs in an empty INBOX. */
    void prepare() throws IOException;

    /** Returns when the server took responsibility. */
    void operate() throws IOException;

    /** How many messages are in the INBOX once all is done. */
    int messagesAfter(int operations);

    @Override
    void close() throws IOException;
}
