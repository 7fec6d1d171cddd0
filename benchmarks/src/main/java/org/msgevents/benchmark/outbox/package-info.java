// SPDX-License-Identifier: Apache-2.0
/** The outbox by itself: how fast it takes events, and what a backlog costs. */
@NullMarked
package org.msgevents.benchmark.outbox;

import org.jspecify.annotations.NullMarked;
