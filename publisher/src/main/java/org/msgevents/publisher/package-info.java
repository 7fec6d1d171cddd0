// SPDX-License-Identifier: Apache-2.0
/** The entry point: events come in, are filtered, made durable, and only then acknowledged. */
@NullMarked
package org.msgevents.publisher;

import org.jspecify.annotations.NullMarked;
