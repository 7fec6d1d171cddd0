// SPDX-License-Identifier: Apache-2.0
/** Whether the header fields of a message, and of its MIME parts, keep the rules of the registry and of RFC 5322. */
@NullMarked
package org.msgevents.headerfield.conformance;

import org.jspecify.annotations.NullMarked;
