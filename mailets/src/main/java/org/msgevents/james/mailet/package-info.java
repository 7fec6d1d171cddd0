// SPDX-License-Identifier: Apache-2.0
/** The delivery mailet, by which a delivery's SMTP envelope becomes known to the event of the message it stores. */
@NullMarked
package org.msgevents.james.mailet;

import org.jspecify.annotations.NullMarked;
