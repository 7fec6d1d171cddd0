// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.access.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLException;

import org.junit.jupiter.api.Test;
import org.msgevents.james.access.Disconnect;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;

class DisconnectWatchTest {
    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE);
    private final DisconnectWatch watch = new DisconnectWatch(nanoTime::get);
    private final Swallowing last = new Swallowing();
    private final EmbeddedChannel channel = new EmbeddedChannel(watch, last);

    @Test
    void failureShouldBeNoneWhenNothingWasSeen() {
        assertThat(channel.close().isDone()).isTrue();

        assertThat(watch.failure()).isEmpty();
    }

    @Test
    void failureShouldBeTheSecurityLayersWhenTlsFailed() {
        Throwable failure = new IllegalStateException(new SSLException("bad record MAC"));

        channel.pipeline().fireExceptionCaught(failure);

        assertThat(watch.failure()).hasValue(Disconnect.SECURITY_LAYER_ERROR);
        assertThat(last.failure).isSameAs(failure);
    }

    @Test
    void failureShouldBeAnAbortWhenTheConnectionWasReset() {
        channel.pipeline().fireExceptionCaught(new SocketException("Connection reset"));

        assertThat(watch.failure()).hasValue(Disconnect.ABORT);
    }

    @Test
    void silenceShouldCountFromTheLastRead() {
        nanoTime.addAndGet(Duration.ofSeconds(5).toNanos());
        channel.writeInbound("NOOP");
        nanoTime.addAndGet(Duration.ofSeconds(3).toNanos());

        assertThat(watch.silence()).isEqualTo(Duration.ofSeconds(3));
        assertThat(last.message).isEqualTo("NOOP");
    }

    /** What passes the watch must come out behind it. */
    private static final class Swallowing extends ChannelInboundHandlerAdapter {
        private Object message = "none";
        private Throwable failure = new IllegalStateException("none");

        @Override
        public void channelRead(ChannelHandlerContext context, Object passed) {
            message = passed;
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            failure = cause;
        }
    }
}
