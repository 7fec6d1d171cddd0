// SPDX-License-Identifier: Apache-2.0
/** Holds the samples against James' own classes, and against the documentation. */
@NullMarked
package org.msgevents.samples;

import org.jspecify.annotations.NullMarked;
