// SPDX-License-Identifier: Apache-2.0
/** Notification mechanisms: one attempt to hand over one notification request. */
@NullMarked
package org.msgevents.mechanism;

import org.jspecify.annotations.NullMarked;
