// SPDX-License-Identifier: Apache-2.0
/** Expiry of messages by age: MessageExpire (draft-ietf-lemonade-msgevent-03, section 4.1). */
@NullMarked
package org.msgevents.james.expiry;

import org.jspecify.annotations.NullMarked;
