// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.access.imap;

import javax.net.ssl.SSLException;

import org.msgevents.james.access.Disconnect;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.timeout.IdleStateEvent;

/** Sees in a connection's pipeline why it ends. Changes nothing that passes. */
final class DisconnectWatch extends ChannelInboundHandlerAdapter {
    private volatile Disconnect kind = Disconnect.ABORT;

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof SSLException || cause.getCause() instanceof SSLException) {
            kind = Disconnect.SECURITY_LAYER_ERROR;
        }
        context.fireExceptionCaught(cause);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof IdleStateEvent) {
            kind = Disconnect.TIMEOUT;
        }
        context.fireUserEventTriggered(event);
    }

    Disconnect kind() {
        return kind;
    }
}
