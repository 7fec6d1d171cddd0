// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.access.imap;

import java.lang.reflect.Field;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.james.imap.api.process.ImapSession;
import org.apache.james.util.MDCBuilder;
import org.msgevents.james.access.Disconnect;
import org.msgevents.james.session.Diagnostics;
import org.msgevents.james.session.Peer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.netty.channel.Channel;

/**
 * The connection under an IMAP session.
 *
 * <p>James shows the client's address, in what it logs with. Ports, and how the connection ends, it keeps in a private
 * field, which is read here and nowhere else; where that fails they are unknown.
 */
final class ImapConnection {
    private static final Logger LOGGER = LoggerFactory.getLogger(ImapConnection.class);
    private static final String CHANNEL = "channel";
    private static final String DIAGNOSTICS = "bound_MDC";
    private static final String WATCH = "message-store-events";
    private static final String LAST_HANDLER = "coreHandler";

    /** James 3.8 writes address and port when the address came by the PROXY protocol. */
    private static final Pattern ADDRESS = Pattern.compile("/?(?<ip>[0-9.]+|[0-9a-fA-F:]+)(:(?<port>\\d+))?");

    private final ImapSession session;
    private final Optional<Channel> channel;

    private ImapConnection(ImapSession session, Optional<Channel> channel) {
        this.session = session;
        this.channel = channel;
    }

    static ImapConnection of(ImapSession session) {
        return new ImapConnection(session, channel(session));
    }

    private static Optional<Channel> channel(ImapSession session) {
        try {
            Field field = session.getClass().getDeclaredField(CHANNEL);
            field.setAccessible(true);
            return Optional.ofNullable((Channel) field.get(session));
        } catch (ReflectiveOperationException | RuntimeException otherJames) {
            LOGGER.debug("no channel in {}", session.getClass(), otherJames);
            return Optional.empty();
        }
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

    private static void watch(Channel channel, Consumer<Disconnect> action) {
        DisconnectWatch watch = new DisconnectWatch();
        try {
            channel.pipeline().addBefore(LAST_HANDLER, WATCH, watch);
        } catch (NoSuchElementException | IllegalArgumentException otherJames) {
            LOGGER.debug("kind of disconnect of {} will not be known", channel, otherJames);
        }
        channel.closeFuture().addListener(closed -> {
            try {
                // An idle time-out is told after the close: one turn of the event loop later.
                channel.eventLoop().execute(() -> action.accept(watch.kind()));
            } catch (RejectedExecutionException stopping) {
                action.accept(watch.kind());
            }
        });
    }
}
