// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The wall clock of the bundle in a James of its own, which jumps by an hour. */
final class SteppedClock implements Fault {
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Attributes.Name AGENT = new Attributes.Name("Premain-Class");

    private final Path offset;
    private final Path agent;
    private final Way way;
    private Duration current = Duration.ZERO;

    private SteppedClock(Path offset, Path agent, Way way) {
        this.offset = offset;
        this.agent = agent;
        this.way = way;
    }

    /** Where it jumps. */
    enum Way {
        /** An hour ahead each time. */
        AHEAD,
        /** An hour ahead, then back, and so on. */
        BOTH
    }

    /** Right, so far. */
    static SteppedClock create(Path directory, Way way) throws IOException {
        Path agent = directory.resolve("clock-agent.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(AGENT, ClockAgent.class.getName());
        new JarOutputStream(Files.newOutputStream(agent), manifest).close();
        SteppedClock clock = new SteppedClock(directory.resolve("clock-offset"), agent, way);
        clock.set(Duration.ZERO);
        return clock;
    }

    /** For the JVM whose clock it is to be. */
    String option() {
        return "-javaagent:" + agent + "=" + offset;
    }

    @Override
    public void strike() throws IOException {
        boolean isBack = way == Way.BOTH && !current.isZero();
        set(isBack ? Duration.ZERO : current.plus(AN_HOUR));
    }

    private void set(Duration time) throws IOException {
        Path next = offset.resolveSibling("clock-offset.next");
        Files.writeString(next, time.toString());
        Files.move(next, offset, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        current = time;
    }

    /** It stays as it is: the next step leads back. */
    @Override
    public void mend() {}

    @Override
    public String toString() {
        return current.isZero() ? "clock an hour back" : "clock an hour ahead";
    }
}
