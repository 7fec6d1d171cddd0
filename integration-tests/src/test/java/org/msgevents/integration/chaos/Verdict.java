// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

/** What a receiver meant to say to a request. */
enum Verdict {
    /** 2xx, whether it came through or not. */
    TAKEN,
    /** It took the request, but meant to say nothing of it. */
    UNANSWERED,
    /** 422: this event never. */
    REFUSED,
    /** Anything else: not now. */
    FAILED
}
