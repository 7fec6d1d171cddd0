// SPDX-License-Identifier: Apache-2.0
/** Notifications by HTTP POST, signed as Standard Webhooks asks. */
@NullMarked
package org.msgevents.mechanism.webhook;

import org.jspecify.annotations.NullMarked;
