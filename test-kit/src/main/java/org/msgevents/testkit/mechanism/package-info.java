// SPDX-License-Identifier: Apache-2.0
/** What every notification mechanism must do. */
@NullMarked
package org.msgevents.testkit.mechanism;

import org.jspecify.annotations.NullMarked;
