// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.email;

import java.io.IOException;

/** The server said no. */
final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final SmtpStep step;
    private final int code;

    /** @param words the server's own, or ours where it said nothing */
    RefusedException(SmtpStep step, int code, String words) {
        super(words);
        this.step = step;
        this.code = code;
    }

    SmtpStep step() {
        return step;
    }

    /** The reply's. */
    int code() {
        return code;
    }
}
