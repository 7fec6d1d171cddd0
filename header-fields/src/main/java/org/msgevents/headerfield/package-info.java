// SPDX-License-Identifier: Apache-2.0
/** What RFC 4249 would have an implementer know of each header field, and its rules for naming them. */
@NullMarked
package org.msgevents.headerfield;

import org.jspecify.annotations.NullMarked;
