// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.server;

import static org.msgevents.integration.server.Patience.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.apache.james.FakeSearchMailboxModule;
import org.apache.james.GuiceJamesServer;
import org.apache.james.MemoryJamesConfiguration;
import org.apache.james.MemoryJamesServerMain;
import org.apache.james.core.Username;
import org.apache.james.jmap.JMAPConfiguration;
import org.apache.james.jmap.draft.JmapGuiceProbe;
import org.apache.james.modules.protocols.ImapGuiceProbe;
import org.apache.james.modules.protocols.LmtpGuiceProbe;
import org.apache.james.modules.protocols.Pop3GuiceProbe;
import org.apache.james.modules.protocols.SieveProbeImpl;
import org.apache.james.modules.protocols.SmtpGuiceProbe;
import org.apache.james.utils.DataProbeImpl;
import org.apache.james.utils.GuiceProbe;
import org.apache.james.utils.SpoolerProbe;
import org.apache.james.utils.WebAdminGuiceProbe;
import org.msgevents.integration.client.ImapClient;
import org.msgevents.integration.client.Tls;
import org.msgevents.testkit.james.LastingMailboxes;

import com.google.inject.Binder;
import com.google.inject.Module;
import com.google.inject.multibindings.Multibinder;

/** A James in this JVM, with everything in memory unless its directory keeps the mailboxes. */
public final class EmbeddedJames implements AutoCloseable {
    /** Of every user. */
    public static final String PASSWORD = "secret";

    private static final String DOMAIN = "localhost";

    private final GuiceJamesServer server;

    private EmbeddedJames(GuiceJamesServer server) {
        this.server = server;
    }

    /** Starts; what James says against its configuration is thrown. */
    public static EmbeddedJames start(JamesDirectory directory) throws Exception {
        MemoryJamesConfiguration configuration = MemoryJamesConfiguration.builder()
                .workingDirectory(directory.root().toFile())
                .build();
        GuiceJamesServer server = MemoryJamesServerMain.createServer(configuration)
                .combineWith(new FakeSearchMailboxModule(), EmbeddedJames::probes);
        List<Module> overrides = new ArrayList<>();
        if (configuration.isJmapEnabled()) {
            overrides.add(jmapOnFreePort());
        }
        directory.database().map(LastingMailboxes::at).ifPresent(overrides::add);
        EmbeddedJames james = new EmbeddedJames(server.overrideWith(overrides.toArray(Module[]::new)));
        james.startOrRelease();
        return james;
    }

    /** A start that fails leaves threads, ports and management beans behind. */
    private void startOrRelease() throws Exception {
        boolean started = false;
        try {
            server.start();
            started = true;
        } finally {
            if (!started) {
                server.stop();
            }
        }
    }

    /** Starts, waits until it is so, and stops. */
    public static void runUntil(JamesDirectory directory, Callable<Boolean> isSo) throws Exception {
        EmbeddedJames james = start(directory);
        try {
            await().until(isSo);
        } finally {
            james.close();
        }
    }

    private static void probes(Binder binder) {
        Multibinder<GuiceProbe> probes = Multibinder.newSetBinder(binder, GuiceProbe.class);
        probes.addBinding().to(ServersProbe.class);
        probes.addBinding().to(EventBusProbe.class);
    }

    /** Notes what James tells its listeners from now on; to be called once. */
    public EventBusProbe events() {
        return server.getProbe(EventBusProbe.class).listen();
    }

    private static Module jmapOnFreePort() {
        return binder -> binder.bind(JMAPConfiguration.class)
                .toInstance(JMAPConfiguration.builder().enable().randomPort().build());
    }

    /** The full address of a user of that name. */
    public static String address(String name) {
        return name + "@" + DOMAIN;
    }

    /** Makes a user of that name; returns the full address. */
    public String addUser(String name) throws Exception {
        server.getProbe(DataProbeImpl.class).addUser(address(name), PASSWORD);
        return address(name);
    }

    /** Lets a user act for another. */
    public void allow(String user, String actsFor) throws Exception {
        server.getProbe(DataProbeImpl.class).addAuthorizedUser(Username.of(actsFor), Username.of(user));
    }

    /** A new user of that name, logged in by IMAP. */
    public ImapClient login(String name) throws Exception {
        return ImapClient.login(ports().imap(), addUser(name), PASSWORD);
    }

    public void activateSieve(String user, String script) throws Exception {
        server.getProbe(SieveProbeImpl.class).addActiveSieveScript(user, "script", script);
    }

    /** True when no mail is under way. */
    public boolean isSpoolIdle() {
        return server.getProbe(SpoolerProbe.class).processingFinished();
    }

    public Ports ports() {
        return new Ports(
                server.getProbe(ImapGuiceProbe.class).getImapPort(),
                server.getProbe(SmtpGuiceProbe.class).getSmtpPort().getValue(),
                server.getProbe(LmtpGuiceProbe.class).getLmtpPort(),
                server.getProbe(Pop3GuiceProbe.class).getPop3Port(),
                server.getProbe(WebAdminGuiceProbe.class).getWebAdminPort().getValue());
    }

    public int jmapPort() {
        return server.getProbe(JmapGuiceProbe.class).getJmapPort().getValue();
    }

    public int manageSievePort() {
        return server.getProbe(ServersProbe.class).manageSieve();
    }

    /** Where it speaks {@code imap} or {@code pop3} in that way. */
    public int port(String protocol, Tls tls) {
        return server.getProbe(ServersProbe.class).port(protocol, tls);
    }

    /** Of the POP3 server that waits least for its clients. */
    public int impatientPop3Port() {
        return server.getProbe(ServersProbe.class).impatientPop3();
    }

    /** Lets IMAP clients that connect from now on be idle for no longer than that, which James configures no lower. */
    public void limitImapIdle(Duration limit) throws ReflectiveOperationException {
        server.getProbe(ServersProbe.class).limitImapIdle(limit);
    }

    @Override
    public void close() {
        server.stop();
    }
}
