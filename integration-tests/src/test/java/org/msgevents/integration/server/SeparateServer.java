// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.server;

import java.nio.file.Path;

/** A James in a process of its own, started by {@link ServerProcess}. */
public final class SeparateServer {
    private SeparateServer() {}

    /**
     * Starts James, prints its ports in one line, and runs until it is killed, or its standard input ends because the
     * one who started it was.
     *
     * @param arguments the working directory, then the names of the users
     */
    public static void main(String[] arguments) throws Exception {
        EmbeddedJames james = EmbeddedJames.start(new JamesDirectory(Path.of(arguments[0])));
        for (int i = 1; i < arguments.length; i++) {
            james.addUser(arguments[i]);
        }
        System.out.println(james.ports());
        System.in.transferTo(System.out);
        Runtime.getRuntime().halt(0);
    }
}
