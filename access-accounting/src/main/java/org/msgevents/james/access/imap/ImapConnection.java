// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.access.imap;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.james.imap.api.ImapSessionState;
import org.apache.james.imap.api.process.ImapSession;
import org.apache.james.util.MDCBuilder;
import org.msgevents.james.access.Disconnect;
import org.msgevents.james.access.connection.DisconnectWatch;
import org.msgevents.james.access.connection.JamesChannel;
import org.msgevents.james.session.Diagnostics;
import org.msgevents.james.session.Peer;

import io.netty.channel.Channel;

/**
 * The connection under an IMAP session.
 *
 * <p>James shows the client's address, in what it logs with. Ports, and how the connection ends, only its {@link
 * JamesChannel channel} knows.
 */
final class ImapConnection {
    private static final String DIAGNOSTICS = "bound_MDC";

    /** James 3.8 writes address and port when the address came by the PROXY protocol. */
    private static final Pattern ADDRESS = Pattern.compile("/?(?<ip>[0-9.]+|[0-9a-fA-F:]+)(:(?<port>\\d+))?");

    private final ImapSession session;
    private final Optional<Channel> channel;

    private ImapConnection(ImapSession session, Optional<Channel> channel) {
        this.session = session;
        this.channel = channel;
    }

    static ImapConnection of(ImapSession session) {
        return new ImapConnection(session, JamesChannel.of(session));
    }

    /** Behind a proxy the client's end is the one that the proxy names. */
    Peer peer() {
        OptionalInt serverPort = channel.flatMap(known -> port(known.localAddress()))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
        Optional<InetSocketAddress> remote = channel.map(Channel::remoteAddress).flatMap(ImapConnection::internet);
        Optional<Matcher> logged = Optional.ofNullable(diagnostics().get(MDCBuilder.IP))
                .map(ADDRESS::matcher)
                .filter(Matcher::matches);
        Optional<String> ip = logged.map(address -> address.group("ip"));
        Optional<Integer> direct = remote.filter(known -> ip.isEmpty()
                        || ip.orElseThrow().equals(known.getAddress().getHostAddress()))
                .map(InetSocketAddress::getPort);
        Optional<Integer> proxied = logged.flatMap(address -> Optional.ofNullable(address.group("port")))
                .map(Integer::valueOf);
        return new Peer(
                ip.or(() -> remote.map(known -> known.getAddress().getHostAddress())),
                proxied.or(() -> direct).map(OptionalInt::of).orElse(OptionalInt.empty()),
                serverPort);
    }

    private static Optional<Integer> port(SocketAddress address) {
        return internet(address).map(InetSocketAddress::getPort);
    }

    private static Optional<InetSocketAddress> internet(SocketAddress address) {
        return address instanceof InetSocketAddress internet && internet.getAddress() != null
                ? Optional.of(internet)
                : Optional.empty();
    }

    private Map<String, String> diagnostics() {
        return session.getAttribute(DIAGNOSTICS) instanceof MDCBuilder builder ? Diagnostics.of(builder) : Map.of();
    }

    /** TLS version and cipher suite. */
    Optional<String> securityLayer() {
        return session.getSSLSession().map(tls -> tls.getProtocol() + " " + tls.getCipherSuite());
    }

    /** False where the end of the connection cannot be seen. */
    boolean whenClosed(Consumer<Disconnect> action) {
        channel.ifPresent(known -> watch(known, action));
        return channel.isPresent();
    }

    private void watch(Channel known, Consumer<Disconnect> action) {
        DisconnectWatch watch = JamesChannel.watch(known);
        known.closeFuture().addListener(closed -> {
            Disconnect unlessFailed = isLoggedOut() ? Disconnect.TIMEOUT : Disconnect.ABORT;
            Runnable end = () -> action.accept(watch.failure().orElse(unlessFailed));
            try {
                // A failure of TLS is told after the close: one turn of the event loop later.
                known.eventLoop().execute(end);
            } catch (RejectedExecutionException stopping) {
                end.run();
            }
        });
    }

    /** James logs an idle client out before it closes the connection; one that breaks, it logs out afterwards. */
    private boolean isLoggedOut() {
        return session.getState() == ImapSessionState.LOGOUT;
    }
}
