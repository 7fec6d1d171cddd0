// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** A host by name or address, and where it may be. Thread-safe. */
final class Target {
    private final String host;
    private final TargetRules rules;
    private final NameService names;
    private CompletableFuture<List<InetAddress>> last = CompletableFuture.completedFuture(List.of());

    /** @param host as in a URL: an address of IPv6 stands in brackets */
    Target(String host, TargetRules rules, NameService names) {
        this.host = AddressLiteral.withoutBrackets(host);
        this.rules = rules;
        this.names = names;
    }

    /** The host as certificates name it. */
    String host() {
        return host;
    }

    /**
     * Where to connect to, best first; exceptional when one of its addresses is not allowed.
     *
     * <p>Asks the name service anew, unless it is just being asked. A host of many addresses of which one is not
     * allowed is refused altogether: it is not what it was meant to be.
     *
     * @param executor for the name service, which blocks
     */
    synchronized CompletableFuture<List<InetAddress>> addresses(Executor executor) {
        if (last.isDone()) {
            last = CompletableFuture.supplyAsync(this::resolve, executor);
        }
        return last.copy();
    }

    private List<InetAddress> resolve() {
        try {
            List<InetAddress> addresses = names.resolve(host);
            for (InetAddress address : addresses) {
                refuse(address);
            }
            return addresses;
        } catch (UnknownHostException | TargetRefusedException none) {
            throw new CompletionException(none);
        }
    }

    private void refuse(InetAddress address) throws TargetRefusedException {
        Optional<String> objection = rules.objection(host, address);
        if (objection.isPresent()) {
            throw new TargetRefusedException(objection.orElseThrow());
        }
    }
}
