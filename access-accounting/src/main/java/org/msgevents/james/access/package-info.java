// SPDX-License-Identifier: Apache-2.0
/** Who logs in and out: access accounting (draft-ietf-lemonade-msgevent-03, section 4.3). */
@NullMarked
package org.msgevents.james.access;

import org.jspecify.annotations.NullMarked;
