// SPDX-License-Identifier: Apache-2.0
package org.msgevents.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaletteTest {
    @Test
    void plainShouldLeaveTextAsItIs() {
        assertThat(Palette.of("plain").event("MessageNew")).isEqualTo("MessageNew");
        assertThat(Palette.of("plain").fault("missing")).isEqualTo("missing");
    }

    @Test
    void colouredShouldTellMessagesFlagsAndMailboxesApart() {
        Palette coloured = Palette.of("coloured");

        assertThat(coloured.event("MessageNew")).isEqualTo("\u001B[32mMessageNew\u001B[0m");
        assertThat(coloured.event("MessageRead")).isEqualTo("\u001B[33mMessageRead\u001B[0m");
        assertThat(coloured.event("MailboxCreate")).isEqualTo("\u001B[34mMailboxCreate\u001B[0m");
    }
}
