// SPDX-License-Identifier: Apache-2.0
/** Reading header fields by their syntax: what cannot be read is told, and nothing that a sender does is an error. */
@NullMarked
package org.msgevents.headerfield.reading;

import org.jspecify.annotations.NullMarked;
