// SPDX-License-Identifier: Apache-2.0
/** Payloads that only the receiver can read (JSON Web Encryption, RFC 7516). */
@NullMarked
package org.msgevents.encryption;

import org.jspecify.annotations.NullMarked;
