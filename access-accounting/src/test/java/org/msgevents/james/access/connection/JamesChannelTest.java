// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.access.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketException;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.msgevents.james.access.Disconnect;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.timeout.IdleStateHandler;

class JamesChannelTest {
    private final EmbeddedChannel channel = new EmbeddedChannel();

    /** As James names its field. */
    private record Transport(Channel channel) {}

    private record OtherJames(Channel connection) {}

    @Test
    void channelShouldBeFoundWhereJamesKeepsIt() {
        assertThat(JamesChannel.of(new Transport(channel))).containsSame(channel);
    }

    @Test
    void channelShouldBeUnknownWhenJamesKeepsItElsewhere() {
        assertThat(JamesChannel.of(new OtherJames(channel))).isEmpty();
    }

    @Test
    void watchShouldSeeWhatReachesTheCore() {
        channel.pipeline().addLast("coreHandler", new ChannelInboundHandlerAdapter() {});

        DisconnectWatch watch = JamesChannel.watch(channel);
        channel.pipeline().fireExceptionCaught(new SocketException("Connection reset"));

        assertThat(watch.failure()).hasValue(Disconnect.ABORT);
    }

    @Test
    void watchShouldSeeNothingWhenThereIsNoCore() {
        assertThat(JamesChannel.watch(channel).failure()).isEmpty();
        assertThat(channel.pipeline().names()).noneMatch("message-store-events"::equals);
    }

    @Test
    void idleLimitShouldBeThatOfJames() {
        channel.pipeline().addLast("timeoutHandler", new IdleStateHandler(7, 0, 0));

        assertThat(JamesChannel.idleLimit(channel)).hasValue(Duration.ofSeconds(7));
    }

    @Test
    void idleLimitShouldBeNoneWhenJamesHasNone() {
        assertThat(JamesChannel.idleLimit(channel)).isEmpty();

        channel.pipeline().addLast("timeoutHandler", new IdleStateHandler(0, 0, 0));

        assertThat(JamesChannel.idleLimit(channel)).isEmpty();
    }
}
