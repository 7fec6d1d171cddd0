// SPDX-License-Identifier: Apache-2.0
/** An HTTP receiver on the loopback address that remembers what it got and answers as it is told. */
@NullMarked
package org.msgevents.testkit.receiver;

import org.jspecify.annotations.NullMarked;
