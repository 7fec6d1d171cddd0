// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msgevents.outbox.jdbc.Durability;
import org.msgevents.settings.Fault;
import org.msgevents.settings.InvalidSettingsException;
import org.msgevents.subscription.Subscription;

class MessageStoreEventsConfigurationTest {
    private JamesDirectory james;

    @BeforeEach
    void setUp(@TempDir Path directory) {
        james = new JamesDirectory(directory);
    }

    @Test
    void readShouldFindEverythingThatIsSaid() {
        MessageStoreEventsConfiguration configuration = read(
                """
                <messageStoreEvents>
                    <serverFQDN>imap.example.com</serverFQDN>
                    <process>node-1</process>
                    <outbox>
                        <directory>file://var/elsewhere</directory>
                        <durability>os</durability>
                    </outbox>
                    <subscription name="crm">
                        <events>MessageNew</events>
                        <unreachable>
                            <secret>confidential</secret>
                        </unreachable>
                    </subscription>
                </messageStoreEvents>
                """);

        assertThat(configuration.server().serverFQDN()).isEqualTo("imap.example.com");
        assertThat(configuration.server().process()).isEqualTo("node-1");
        assertThat(configuration.outbox().directory()).isEqualTo(james.root().resolve("var/elsewhere"));
        assertThat(configuration.outbox().durability()).isEqualTo(Durability.OS);
        assertThat(configuration.subscriptions()).extracting(Subscription::name).containsExactly("crm");
    }

    @Test
    void readShouldPutTheOutboxIntoVarWhenNothingIsSaid() {
        MessageStoreEventsConfiguration configuration = read(
                """
                <messageStoreEvents>
                    <serverFQDN>imap.example.com</serverFQDN>
                    <subscription name="crm">
                        <events>MessageNew</events>
                        <unreachable>
                            <secret>confidential</secret>
                        </unreachable>
                    </subscription>
                </messageStoreEvents>
                """);

        assertThat(configuration.outbox().directory()).isEqualTo(james.outbox());
        assertThat(configuration.outbox().durability()).isEqualTo(Durability.DISK);
        assertThat(james.outbox()).doesNotExist();
    }

    @Test
    void readShouldTellAllFaultsAtOnce() throws Exception {
        Path file = Files.createFile(james.root().resolve("file"));

        InvalidSettingsException faults = faults(
                """
                <messageStoreEvents version="2">
                    <serverFQDN>not a name</serverFQDN>
                    <typo/>
                    <outbox>
                        <directory>file://%s/outbox</directory>
                        <durability>forever</durability>
                    </outbox>
                    <subscription name="crm">
                        <events>MessageNew</events>
                        <unreachable>
                            <secret>${env:NO_SUCH_VARIABLE}</secret>
                        </unreachable>
                    </subscription>
                </messageStoreEvents>
                """
                        .formatted(file));

        assertThat(faults.faults())
                .extracting(Fault::path)
                .contains(
                        "messageStoreEvents",
                        "messageStoreEvents/serverFQDN",
                        "messageStoreEvents/typo",
                        "messageStoreEvents/@version",
                        "messageStoreEvents/outbox/durability",
                        "messageStoreEvents/subscription[crm]/unreachable/secret");
        assertThat(faults)
                .hasMessageStartingWith("conf/message-store-events.xml has ")
                .hasMessageContaining(file + "/outbox cannot be written to");
    }

    @Test
    void readShouldTellThatTheFileIsMissing() {
        assertThat(faults().faults())
                .containsExactly(new Fault(
                        "conf/message-store-events.xml",
                        "is missing",
                        "the file, because extensions.properties names"
                                + " org.msgevents.james.extension.MessageStoreEventsModule"));
    }

    @Test
    void readShouldTellThatTheFileIsNoXml() {
        assertThat(faults("<messageStoreEvents>").faults()).singleElement().satisfies(fault -> assertThat(fault.value())
                .contains("lineNumber: 1"));
    }

    @Test
    void readShouldTellThatTheRootElementIsAnother() {
        assertThat(faults("<listeners/>").faults())
                .containsExactly(new Fault(
                        "conf/message-store-events.xml", "the root element is <listeners>", "<messageStoreEvents>"));
    }

    private MessageStoreEventsConfiguration read(String xml) {
        james.configure(xml);
        MessageStoreEventsConfiguration configuration =
                MessageStoreEventsConfiguration.read(james.configurations(), james.files());
        configuration.close();
        return configuration;
    }

    private InvalidSettingsException faults(String xml) {
        james.configure(xml);
        return faults();
    }

    private InvalidSettingsException faults() {
        return catchThrowableOfType(
                () -> MessageStoreEventsConfiguration.read(james.configurations(), james.files()),
                InvalidSettingsException.class);
    }
}
