// SPDX-License-Identifier: Apache-2.0
/** The real Apache James with the packaged drop-in jar, set up as an operator would. */
@NullMarked
package org.msgevents.integration.server;

import org.jspecify.annotations.NullMarked;
