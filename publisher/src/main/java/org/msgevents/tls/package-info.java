// SPDX-License-Identifier: Apache-2.0
/** The TLS of a mechanism's own: whom it trusts, and by which certificate it is known. */
@NullMarked
package org.msgevents.tls;

import org.jspecify.annotations.NullMarked;
