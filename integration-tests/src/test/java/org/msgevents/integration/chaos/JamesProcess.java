// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.msgevents.integration.server.JamesDirectory;
import org.msgevents.integration.server.Launch;
import org.msgevents.integration.server.Ports;
import org.msgevents.integration.server.ServerProcess;

/** A James that can be killed; the next one has the same mailboxes, and other ports. Clients may ask from any thread. */
final class JamesProcess implements Fault, AutoCloseable {
    private final Launch launch;
    private final JamesDirectory directory;
    private final List<String> users;
    private Optional<ServerProcess> server = Optional.empty();
    private Optional<Ports> ports = Optional.empty();

    JamesProcess(Launch launch, JamesDirectory directory, List<String> users) {
        this.launch = launch;
        this.directory = directory;
        this.users = List.copyOf(users);
    }

    /** Returns when it is up. */
    @Override
    public void mend() throws IOException {
        ServerProcess started = ServerProcess.start(launch, directory, users);
        synchronized (this) {
            server = Optional.of(started);
            ports = Optional.of(started.ports());
            notifyAll();
        }
    }

    @Override
    public void strike() {
        close();
    }

    /** Waits for as long as it is down. */
    synchronized Ports ports() throws InterruptedException {
        while (ports.isEmpty()) {
            wait();
        }
        return ports.orElseThrow();
    }

    /** Of one that is up. */
    synchronized Ports knownPorts() {
        return ports.orElseThrow();
    }

    /** Returns when it is dead. */
    @Override
    public void close() {
        synchronized (this) {
            ports = Optional.empty();
        }
        server.ifPresent(ServerProcess::close);
    }

    @Override
    public String toString() {
        return "James killed";
    }
}
