// SPDX-License-Identifier: Apache-2.0
/** What the bundle costs a James that mail comes in to. */
@NullMarked
package org.msgevents.benchmark.mail;

import org.jspecify.annotations.NullMarked;
