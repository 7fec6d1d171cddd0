// SPDX-License-Identifier: Apache-2.0
/** Reads the drop-in jar's class files and holds them against the rules by which one jar runs on several versions of James. */
@NullMarked
package org.msgevents.packaging;

import org.jspecify.annotations.NullMarked;
