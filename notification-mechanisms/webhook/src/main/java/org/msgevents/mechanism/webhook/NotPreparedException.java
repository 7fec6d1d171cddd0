// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.io.IOException;

/** What must be had before a request was not to be had. */
final class NotPreparedException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param told in words fit for a log */
    NotPreparedException(String told) {
        super(told);
    }
}
