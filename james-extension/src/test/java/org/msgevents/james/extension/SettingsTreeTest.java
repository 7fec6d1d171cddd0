// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.commons.configuration2.ex.ConfigurationException;
import org.apache.james.server.core.configuration.FileConfigurationProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msgevents.settings.Fault;
import org.msgevents.settings.InvalidSettingsException;
import org.msgevents.settings.SettingsNode;
import org.msgevents.settings.SettingsReader;

class SettingsTreeTest {
    private static final String HOME = System.getenv("HOME");

    @Test
    void readShouldKeepNamesTextsAttributesAndOrder() throws Exception {
        SettingsNode node = read("<root><a x='1'>one</a><b/><a>two</a></root>").node();

        assertThat(node)
                .isEqualTo(new SettingsNode(
                        "root",
                        Optional.empty(),
                        Map.of(),
                        List.of(
                                new SettingsNode("a", Optional.of("one"), Map.of("x", "1"), List.of()),
                                new SettingsNode("b", Optional.empty(), Map.of(), List.of()),
                                new SettingsNode("a", Optional.of("two"), Map.of(), List.of()))));
    }

    @Test
    void readShouldStripTextsWhenTheyStandOnLinesOfTheirOwn() throws Exception {
        assertThat(read("<root>\n  text \n</root>").node().text()).contains("text");
    }

    @Test
    void readShouldKeepCommasWhenATextHasThem() throws Exception {
        assertThat(read("<root>crm,inbound</root>").node().text()).contains("crm,inbound");
    }

    @Test
    void readShouldReplaceAVariableOfTheEnvironment() throws Exception {
        SettingsNode node =
                read("<root path='${env:HOME}/x'>${env:HOME}</root>").node();

        assertThat(node.text()).contains(HOME);
        assertThat(node.attributes()).containsEntry("path", HOME + "/x");
    }

    @Test
    void readShouldReplaceAVariableByItsDefaultWhenTheEnvironmentLacksIt() throws Exception {
        assertThat(read("<root>${env:NO_SUCH_VARIABLE:-plain}</root>").node().text())
                .contains("plain");
    }

    @Test
    void readShouldReplaceAVariableByTheFileThatItNames(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("secret"), "whsec_abc\n");

        assertThat(read("<root>${file:UTF-8:" + file + "}</root>").node().text())
                .contains("whsec_abc");
    }

    @Test
    void readShouldKeepWhatLooksLikeAVariableWhenItIsEscaped() throws Exception {
        assertThat(read("<root>a$${env:HOME}b</root>").node().text()).contains("a${env:HOME}b");
    }

    @Test
    void readShouldFindAFaultWhenTheEnvironmentLacksAVariable() throws Exception {
        assertThat(faults("<root><s name='crm'><secret>${env:NO_SUCH_VARIABLE}</secret></s></root>"))
                .contains(new Fault(
                        "root/s[crm]/secret", "${env:NO_SUCH_VARIABLE} has no value", "a variable that has one"));
    }

    @Test
    void readShouldFindAFaultWhenAnAttributeHasAVariableWithoutValue() throws Exception {
        assertThat(faults("<root maxSize='${sys:no.such}'/>"))
                .extracting(Fault::path)
                .contains("root/@maxSize");
    }

    @Test
    void readShouldFindAFaultWhenTheFileOfAVariableIsMissing() throws Exception {
        assertThat(faults("<root><secret>${file:UTF-8:/no/such/file}</secret></root>"))
                .extracting(Fault::value)
                .contains("${file:UTF-8:/no/such/file} has no value");
    }

    @Test
    void faultsShouldNotTellWhatAVariableStandsFor() throws Exception {
        assertThat(faults("<root><a>${env:HOME} ${env:NO_SUCH_VARIABLE}</a></root>")
                        .toString())
                .doesNotContain(HOME);
    }

    @Test
    void finishShouldPassWhenEveryVariableHasAValue() throws Exception {
        SettingsReader reader = read("<root>${env:HOME}</root>");

        assertThatCode(() -> reader.finish("the file")).doesNotThrowAnyException();
    }

    private static List<Fault> faults(String xml) throws Exception {
        SettingsReader reader = read(xml);
        return catchThrowableOfType(() -> reader.finish("the file"), InvalidSettingsException.class)
                .faults();
    }

    private static SettingsReader read(String xml) throws ConfigurationException {
        return SettingsTree.read(
                FileConfigurationProvider.getConfig(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))));
    }
}
