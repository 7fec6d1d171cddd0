// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgevents.james.session.ServerIdentity;
import org.msgevents.settings.Fault;
import org.msgevents.settings.InvalidSettingsException;
import org.msgevents.settings.SettingsNode;
import org.msgevents.settings.SettingsReader;

class ServerSettingsTest {
    private static final String MACHINE = "mail1.example.com";
    private static final long PID = ProcessHandle.current().pid();

    @Test
    void readShouldTakeTheMachinesNameWhenNothingIsSaid() {
        assertThat(read(Map.of(), MACHINE)).isEqualTo(new ServerIdentity(MACHINE, "james", PID));
    }

    @Test
    void readShouldTakeWhatIsSaid() {
        assertThat(read(Map.of("serverFQDN", "imap.example.com", "process", "node-3"), MACHINE))
                .isEqualTo(new ServerIdentity("imap.example.com", "node-3", PID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "a.b", "xn--mller-kva.example", "4chan.org", "1.2.3.4a", "A-1.EXAMPLE"})
    void readShouldAcceptAHostName(String name) {
        assertThat(read(Map.of("serverFQDN", name), MACHINE).serverFQDN()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "imap example.com",
                "imap.example.com:143",
                "imap://imap.example.com",
                "192.0.2.7",
                "::1",
                "-a.example.com",
                "a-.example.com",
                "a..b",
                "a.example.com.",
                "müller.example",
                "x123456789012345678901234567890123456789012345678901234567890123.example"
            })
    void readShouldFindAFaultWhenTheNameIsNoHostName(String name) {
        assertThat(faults(Map.of("serverFQDN", name), MACHINE))
                .containsExactly(new Fault(
                        "messageStoreEvents/serverFQDN",
                        "'" + name + "'",
                        "the host name by which clients reach this server, such as imap.example.com"));
    }

    @Test
    void readShouldFindAFaultWhenTheNameIsEmpty() {
        SettingsNode empty = new SettingsNode("serverFQDN", Optional.empty(), Map.of(), List.of());

        assertThat(faults(root(List.of(empty)), MACHINE))
                .extracting(Fault::path, Fault::value)
                .containsExactly(tuple("messageStoreEvents/serverFQDN", "is empty"));
    }

    @Test
    void readShouldFindAFaultWhenTheMachineHasNoNameEither() {
        assertThat(faults(Map.of(), "192.0.2.7"))
                .extracting(Fault::value)
                .containsExactly("serverFQDN is missing, and this machine calls itself '192.0.2.7'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "jämes", "x1234567890123456789012345678901234567890123456789012345678901234"})
    void readShouldFindAFaultWhenTheProcessIsNoName(String process) {
        assertThat(faults(Map.of("process", process), MACHINE))
                .extracting(Fault::path)
                .containsExactly("messageStoreEvents/process");
    }

    @Test
    void machineNameShouldBeThereWhateverTheMachine() {
        assertThat(ServerSettings.machineName()).doesNotContainAnyWhitespaces();
    }

    private static ServerIdentity read(Map<String, String> texts, String machine) {
        SettingsReader root = SettingsReader.of(root(texts));
        ServerIdentity identity = ServerSettings.read(root, () -> machine);
        root.finish("the file");
        return identity;
    }

    private static List<Fault> faults(Map<String, String> texts, String machine) {
        return faults(root(texts), machine);
    }

    private static List<Fault> faults(SettingsNode node, String machine) {
        SettingsReader root = SettingsReader.of(node);
        ServerSettings.read(root, () -> machine);
        return catchThrowableOfType(() -> root.finish("the file"), InvalidSettingsException.class)
                .faults();
    }

    private static SettingsNode root(Map<String, String> texts) {
        return root(texts.entrySet().stream()
                .map(text -> new SettingsNode(text.getKey(), Optional.of(text.getValue()), Map.of(), List.of()))
                .toList());
    }

    private static SettingsNode root(List<SettingsNode> children) {
        return new SettingsNode("messageStoreEvents", Optional.empty(), Map.of(), children);
    }
}
