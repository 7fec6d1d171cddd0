// SPDX-License-Identifier: Apache-2.0
/** Matchers for {@code mailetcontainer.xml}. */
@NullMarked
package org.msgevents.james.matcher;

import org.jspecify.annotations.NullMarked;
