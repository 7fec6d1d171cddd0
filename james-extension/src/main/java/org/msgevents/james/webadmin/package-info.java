// SPDX-License-Identifier: Apache-2.0
/** James' WebAdmin: who is behind a request, and requests of our own. */
@NullMarked
package org.msgevents.james.webadmin;

import org.jspecify.annotations.NullMarked;
