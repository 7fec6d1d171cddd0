// SPDX-License-Identifier: Apache-2.0
/**
 * Quota: operations that are refused for it, and usage that falls back under it (draft-ietf-lemonade-msgevent-03,
 * section 4.1; QuotaChange: RFC 5423, section 4.1).
 */
@NullMarked
package org.msgevents.james.quota;

import org.jspecify.annotations.NullMarked;
