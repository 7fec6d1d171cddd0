// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism;

import java.time.Duration;
import java.util.Optional;

/**
 * The notification status (draft-ietf-lemonade-notifications-05, section 5.5.3): what one attempt came to.
 *
 * <p>A {@code reason} is for the operator's eyes: the mechanism's own words, short, without secrets and message
 * content.
 */
public sealed interface NotificationStatus {
    /** The receiver took responsibility. */
    record Delivered() implements NotificationStatus {}

    /** The request itself was refused: another attempt would end the same way. */
    record RequestError(String reason) implements NotificationStatus {}

    /** The mechanism failed, not the request; {@code retryAfter} is the receiver's wish. */
    record MechanismError(String reason, Optional<Duration> retryAfter) implements NotificationStatus {}

    /** The receiver wants no more notifications at all: the subscription pauses and its events wait. */
    record EndpointGone(String reason) implements NotificationStatus {}
}
