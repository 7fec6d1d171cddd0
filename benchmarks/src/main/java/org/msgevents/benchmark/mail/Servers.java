// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.mail;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** One server of each variant, all up at a time: only then can rounds against them alternate. */
record Servers(Map<Variant, ServerProcess> processes) implements AutoCloseable {
    static Servers start(
            Path directory, ServerDirectory.Source source, ServerDirectory.Subscribed subscribed, Mailboxes mailboxes)
            throws IOException {
        Servers servers = new Servers(new EnumMap<>(Variant.class));
        boolean started = false;
        try {
            for (Variant variant : Variant.values()) {
                Path root = directory.resolve(variant.word());
                ServerDirectory.create(root, source, variant, subscribed);
                servers.processes.put(variant, ServerProcess.start(root, mailboxes, Round.users()));
            }
            started = true;
            return servers;
        } finally {
            if (!started) {
                servers.close();
            }
        }
    }

    ServerProcess of(Variant variant) {
        ServerProcess process = processes.get(variant);
        if (process == null) {
            throw new IllegalStateException("no server " + variant);
        }
        return process;
    }

    @Override
    public void close() {
        processes.values().forEach(ServerProcess::close);
    }
}
