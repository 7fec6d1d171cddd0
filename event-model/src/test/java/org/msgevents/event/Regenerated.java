// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A checked-in file that a test can make: it has to be what the test makes.
 *
 * <p>{@code mvn -pl event-model test -Dmsgevents.regenerate=true} writes it instead.
 */
public final class Regenerated {
    private Regenerated() {}

    /** {@code file} is relative to the module. */
    public static void assertIs(Path file, String content) throws IOException {
        if (Boolean.getBoolean("msgevents.regenerate")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        }
        assertThat(file).exists();
        assertThat(Files.readString(file)).isEqualTo(content);
    }
}
