// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.io.IOException;

/** A host is where the rules do not allow a webhook to connect to. */
final class TargetRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    TargetRefusedException(String objection) {
        super(objection);
    }
}
