// SPDX-License-Identifier: Apache-2.0
package org.msgevents.publisher;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Whether an event is about notifications that are mails themselves: whoever notifies by mail must not be told of it,
 * or each notification would bring forth the next (RFC 5436, section 2.7.1; RFC 3834, section 2).
 */
public interface Echo {
    /** Surely none. */
    Echo NONE = () -> CompletableFuture.completedFuture(false);

    /** One, or maybe one. */
    Echo LIKELY = () -> CompletableFuture.completedFuture(true);

    /** Looks it up; asked at most once, and only when somebody who notifies by mail wants the event. */
    CompletionStage<Boolean> isEcho();
}
