// SPDX-License-Identifier: Apache-2.0
/** Where accepted events wait until every subscription that wants them has had them. */
@NullMarked
package org.msgevents.outbox;

import org.jspecify.annotations.NullMarked;
