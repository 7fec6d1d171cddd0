// SPDX-License-Identifier: Apache-2.0
/** Message store events and their parameters, as draft-ietf-lemonade-msgevent-03 defines them. */
@NullMarked
package org.msgevents.event;

import org.jspecify.annotations.NullMarked;
