// SPDX-License-Identifier: Apache-2.0
/** Receivers, configurations and ends of James that are not as they should be. */
@NullMarked
package org.msgevents.integration.fault;

import org.jspecify.annotations.NullMarked;
