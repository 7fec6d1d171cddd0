// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.server;

import java.lang.reflect.Field;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.james.imapserver.netty.IMAPServer;
import org.apache.james.imapserver.netty.IMAPServerFactory;
import org.apache.james.managesieveserver.netty.ManageSieveServerFactory;
import org.apache.james.pop3server.netty.POP3ServerFactory;
import org.apache.james.protocols.lib.netty.AbstractConfigurableAsyncServer;
import org.apache.james.protocols.lib.netty.AbstractServerFactory;
import org.apache.james.utils.GuiceProbe;
import org.msgevents.integration.client.Tls;

import com.google.inject.Inject;

/** The servers of a running James, which its own probes do not tell apart. */
public final class ServersProbe implements GuiceProbe {
    private final Map<String, AbstractServerFactory> factories;

    @Inject
    ServersProbe(IMAPServerFactory imap, POP3ServerFactory pop3, ManageSieveServerFactory manageSieve) {
        this.factories = Map.of("imap", imap, "pop3", pop3, "managesieve", manageSieve);
    }

    int manageSieve() {
        return port("managesieve", Tls.NONE);
    }

    int port(String protocol, Tls tls) {
        return servers(protocol).stream()
                .filter(server -> tls(server) == tls)
                .findFirst()
                .map(ServersProbe::port)
                .orElseThrow();
    }

    int impatientPop3() {
        return port(servers("pop3").stream()
                .min(Comparator.comparing(AbstractConfigurableAsyncServer::getTimeout))
                .orElseThrow());
    }

    /** The field that each connection's pipeline is made from. */
    void limitImapIdle(Duration limit) throws ReflectiveOperationException {
        Field timeout = IMAPServer.class.getDeclaredField("timeout");
        timeout.setAccessible(true);
        for (AbstractConfigurableAsyncServer server : servers("imap")) {
            timeout.setInt(server, (int) limit.toSeconds());
        }
    }

    private List<AbstractConfigurableAsyncServer> servers(String protocol) {
        return Optional.ofNullable(factories.get(protocol)).orElseThrow().getServers();
    }

    private static Tls tls(AbstractConfigurableAsyncServer server) {
        if (server.getStartTLSSupported()) {
            return Tls.STARTTLS;
        }
        return server.getSocketType().equals("secure") ? Tls.IMPLICIT : Tls.NONE;
    }

    private static int port(AbstractConfigurableAsyncServer server) {
        return server.getListenAddresses().get(0).getPort();
    }
}
