// SPDX-License-Identifier: Apache-2.0
/** Writes header fields by their syntax, so that reading them gives back what was written. */
@NullMarked
package org.msgevents.headerfield.writing;

import org.jspecify.annotations.NullMarked;
