// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.access;

import java.util.Optional;

import org.msgevents.james.session.ClientSession;

/**
 * A successful login.
 *
 * @param user the authorization identity
 * @param authMechanism a SASL mechanism, or the command or scheme that took its place
 * @param securityLayer TLS version and cipher suite; empty without TLS
 */
public record Login(String user, ClientSession client, String authMechanism, Optional<String> securityLayer) {}
