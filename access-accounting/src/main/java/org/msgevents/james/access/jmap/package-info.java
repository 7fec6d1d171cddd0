// SPDX-License-Identifier: Apache-2.0
/** Logins by JMAP, for {@code jmap.properties}. */
@NullMarked
package org.msgevents.james.access.jmap;

import org.jspecify.annotations.NullMarked;
