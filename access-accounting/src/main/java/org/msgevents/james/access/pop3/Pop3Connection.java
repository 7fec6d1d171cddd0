// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.access.pop3;

import java.time.Duration;
import java.util.Optional;

import org.apache.james.protocols.api.ProtocolSession;
import org.apache.james.protocols.api.ProtocolSessionImpl;
import org.msgevents.james.access.Disconnect;
import org.msgevents.james.access.connection.DisconnectWatch;
import org.msgevents.james.access.connection.JamesChannel;

/**
 * A POP3 connection, watched for how it ends. James closes an idle one without a word to its handlers; it is known by
 * how long the client has been silent.
 *
 * @param idleLimit how long it may be; empty where that is unknown
 */
record Pop3Connection(Optional<DisconnectWatch> watch, Optional<Duration> idleLimit) {
    static Pop3Connection of(ProtocolSession session) {
        return Optional.of(session)
                .filter(ProtocolSessionImpl.class::isInstance)
                .map(ProtocolSessionImpl.class::cast)
                .flatMap(known -> JamesChannel.of(known.getProtocolTransport()))
                .map(channel ->
                        new Pop3Connection(Optional.of(JamesChannel.watch(channel)), JamesChannel.idleLimit(channel)))
                .orElseGet(() -> new Pop3Connection(Optional.empty(), Optional.empty()));
    }

    /** Why it is closed now, unless the client said goodbye. */
    Disconnect disconnect() {
        return watch.flatMap(DisconnectWatch::failure)
                .orElseGet(() -> isIdle() ? Disconnect.TIMEOUT : Disconnect.ABORT);
    }

    private boolean isIdle() {
        return watch.flatMap(known -> idleLimit.filter(limit -> known.silence().compareTo(limit) >= 0))
                .isPresent();
    }
}
