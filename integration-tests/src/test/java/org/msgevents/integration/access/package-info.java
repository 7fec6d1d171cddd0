// SPDX-License-Identifier: Apache-2.0
/** Logins and logouts of every kind that James offers, over the wire. */
@NullMarked
package org.msgevents.integration.access;

import org.jspecify.annotations.NullMarked;
