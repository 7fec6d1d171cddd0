// SPDX-License-Identifier: Apache-2.0
/** Kills whatever takes part in telling events, again and again while mail flows, and checks what was told. */
@NullMarked
package org.msgevents.integration.chaos;

import org.jspecify.annotations.NullMarked;
