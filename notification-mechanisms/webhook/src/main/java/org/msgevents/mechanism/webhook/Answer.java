// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.util.Optional;

/**
 * What came back.
 *
 * @param text the beginning of the body
 */
record Answer(int status, Optional<String> retryAfter, String text) {}
