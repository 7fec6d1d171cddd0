// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.access.connection;

import java.lang.reflect.Field;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.netty.channel.Channel;
import io.netty.handler.timeout.IdleStateHandler;

/**
 * The Netty channel that James keeps in a private field, which is read here and nowhere else; where that fails, what
 * only the channel can tell is unknown.
 */
public final class JamesChannel {
    private static final Logger LOGGER = LoggerFactory.getLogger(JamesChannel.class);
    private static final String CHANNEL = "channel";
    private static final String WATCH = "message-store-events";
    private static final String LAST_HANDLER = "coreHandler";
    private static final String IDLE_HANDLER = "timeoutHandler";

    private JamesChannel() {}

    /** The one under what James made for a connection. */
    public static Optional<Channel> of(Object connection) {
        try {
            Field field = connection.getClass().getDeclaredField(CHANNEL);
            field.setAccessible(true);
            return Optional.ofNullable((Channel) field.get(connection));
        } catch (ReflectiveOperationException | RuntimeException otherJames) {
            LOGGER.debug("no channel in {}", connection.getClass(), otherJames);
            return Optional.empty();
        }
    }

    /** Sees from now on why the connection may end. */
    public static DisconnectWatch watch(Channel channel) {
        DisconnectWatch watch = new DisconnectWatch();
        try {
            channel.pipeline().addBefore(LAST_HANDLER, WATCH, watch);
        } catch (NoSuchElementException | IllegalArgumentException otherJames) {
            LOGGER.debug("kind of disconnect of {} will not be known", channel, otherJames);
        }
        return watch;
    }

    /** After how long without a word of the client James closes; empty: never. */
    public static Optional<Duration> idleLimit(Channel channel) {
        return channel.pipeline().get(IDLE_HANDLER) instanceof IdleStateHandler idle
                ? Optional.of(Duration.ofMillis(idle.getReaderIdleTimeInMillis()))
                        .filter(limit -> !limit.isZero())
                : Optional.empty();
    }
}
