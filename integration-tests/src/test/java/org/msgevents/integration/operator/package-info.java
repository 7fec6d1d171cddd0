// SPDX-License-Identifier: Apache-2.0
/** What an operator does by WebAdmin, and what his health checks see. */
@NullMarked
package org.msgevents.integration.operator;

import org.jspecify.annotations.NullMarked;
