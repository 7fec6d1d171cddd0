// SPDX-License-Identifier: Apache-2.0
/** Notification filters: which events become notification requests. */
@NullMarked
package org.msgevents.filter;

import org.jspecify.annotations.NullMarked;
