// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.access.imap;

import static org.assertj.core.api.Assertions.assertThat;

import javax.net.ssl.SSLException;

import org.junit.jupiter.api.Test;
import org.msgevents.james.access.Disconnect;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.timeout.IdleStateEvent;

class DisconnectWatchTest {
    private final DisconnectWatch watch = new DisconnectWatch();
    private final Swallowing last = new Swallowing();
    private final EmbeddedChannel channel = new EmbeddedChannel(watch, last);

    @Test
    void endShouldBeAnAbortWhenNothingElseWasSeen() {
        assertThat(channel.close().isDone()).isTrue();

        assertThat(watch.kind()).isEqualTo(Disconnect.ABORT);
    }

    @Test
    void endShouldBeATimeoutAfterAnIdleEvent() {
        channel.pipeline().fireUserEventTriggered(IdleStateEvent.ALL_IDLE_STATE_EVENT);

        assertThat(watch.kind()).isEqualTo(Disconnect.TIMEOUT);
        assertThat(last.event).isSameAs(IdleStateEvent.ALL_IDLE_STATE_EVENT);
    }

    @Test
    void endShouldBeTheSecurityLayersWhenTlsFailed() {
        Throwable failure = new IllegalStateException(new SSLException("bad record MAC"));

        channel.pipeline().fireExceptionCaught(failure);

        assertThat(watch.kind()).isEqualTo(Disconnect.SECURITY_LAYER_ERROR);
        assertThat(last.failure).isSameAs(failure);
    }

    @Test
    void endShouldBeAnAbortWhenTheConnectionWasReset() {
        channel.pipeline().fireExceptionCaught(new java.net.SocketException("Connection reset"));

        assertThat(watch.kind()).isEqualTo(Disconnect.ABORT);
    }

    /** What passes the watch must come out behind it. */
    private static final class Swallowing extends ChannelInboundHandlerAdapter {
        private Object event = "none";
        private Throwable failure = new IllegalStateException("none");

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object passed) {
            event = passed;
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            failure = cause;
        }
    }
}
