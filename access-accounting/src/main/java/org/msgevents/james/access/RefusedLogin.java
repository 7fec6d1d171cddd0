// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.access;

import java.util.Optional;

import org.msgevents.james.session.ClientSession;

/**
 * A login that was refused.
 *
 * @param user who was named, where that is known
 */
public record RefusedLogin(Optional<String> user, ClientSession client, String authMechanism) {}
