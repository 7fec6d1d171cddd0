// SPDX-License-Identifier: Apache-2.0
/** James, the bundle and a receiver in one process, for a first look. */
@NullMarked
package org.msgevents.demo;

import org.jspecify.annotations.NullMarked;
