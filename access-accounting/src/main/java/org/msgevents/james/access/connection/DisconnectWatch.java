// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.access.connection;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLException;

import org.msgevents.james.access.Disconnect;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Sees in a connection's pipeline what may be the end of it. Changes nothing that passes. Thread-safe. */
public final class DisconnectWatch extends ChannelInboundHandlerAdapter {
    private final LongSupplier nanoTime;
    private volatile Optional<Disconnect> failure = Optional.empty();
    private volatile long lastRead;

    DisconnectWatch() {
        this(System::nanoTime);
    }

    DisconnectWatch(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.lastRead = nanoTime.getAsLong();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        lastRead = nanoTime.getAsLong();
        context.fireChannelRead(message);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        boolean isOfTls = cause instanceof SSLException || cause.getCause() instanceof SSLException;
        failure = Optional.of(isOfTls ? Disconnect.SECURITY_LAYER_ERROR : Disconnect.ABORT);
        context.fireExceptionCaught(cause);
    }

    /** What kind of end the last failure seen is; empty: none was seen. */
    public Optional<Disconnect> failure() {
        return failure;
    }

    /** Since when the client has said nothing, or since the watch began. */
    public Duration silence() {
        return Duration.ofNanos(nanoTime.getAsLong() - lastRead);
    }
}
