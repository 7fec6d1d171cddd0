// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.mail;

import java.io.IOException;

/** A connection that takes messages for one user. */
interface MailSink extends AutoCloseable {
    /** Returns when the server took responsibility. */
    void take(String message) throws IOException;

    @Override
    void close() throws IOException;
}
