// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.session;

import java.util.Optional;

/**
 * The client that a mailbox session works for.
 *
 * @param service {@code imap}, {@code pop} or {@code http}
 * @param admin who authenticated, where that is not the session's user
 */
public record ClientSession(String service, Optional<String> admin, Peer peer) {}
