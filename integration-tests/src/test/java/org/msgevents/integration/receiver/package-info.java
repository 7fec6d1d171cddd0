// SPDX-License-Identifier: Apache-2.0
/** The other end of a webhook: takes the calls, holds each against what it must be, and reads the event in it. */
@NullMarked
package org.msgevents.integration.receiver;

import org.jspecify.annotations.NullMarked;
