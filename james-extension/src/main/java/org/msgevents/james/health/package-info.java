// SPDX-License-Identifier: Apache-2.0
/** What James' health checks ask us. */
@NullMarked
package org.msgevents.james.health;

import org.jspecify.annotations.NullMarked;
