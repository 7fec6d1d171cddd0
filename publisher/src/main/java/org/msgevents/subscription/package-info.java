// SPDX-License-Identifier: Apache-2.0
/** Subscriptions: a filter, what to include, tags, and a mechanism. */
@NullMarked
package org.msgevents.subscription;

import org.jspecify.annotations.NullMarked;
