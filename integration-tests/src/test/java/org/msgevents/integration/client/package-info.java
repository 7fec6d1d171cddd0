// SPDX-License-Identifier: Apache-2.0
/** Mail clients as small as a test needs them: what the server refuses is an error that shows its answer. */
@NullMarked
package org.msgevents.integration.client;

import org.jspecify.annotations.NullMarked;
