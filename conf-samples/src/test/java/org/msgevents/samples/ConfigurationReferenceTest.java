// SPDX-License-Identifier: Apache-2.0
package org.msgevents.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.commons.configuration2.tree.ImmutableNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msgevents.james.extension.MessageStoreEventsConfiguration;
import org.msgevents.settings.Fault;
import org.msgevents.settings.InvalidSettingsException;

/** The reference, the sample with every key, and the reader know the same keys. */
class ConfigurationReferenceTest {
    private static final Path REFERENCE = Path.of("..", "docs", "configuration.md");
    private static final Path FULL_SAMPLE = SampleDirectory.SNIPPETS.resolve("message-store-events.full.xml");
    private static final Path SHARED_SAMPLE = SampleDirectory.SNIPPETS.resolve("message-store-events.postgresql.xml");
    private static final String FILE = "message-store-events.xml";
    private static final Pattern TABLE = Pattern.compile("\\| Key \\| Default \\| Meaning \\|\\n((?:\\|.*\\n)+)");
    private static final Pattern KEY = Pattern.compile("^\\| `([^`]+)` \\|", Pattern.MULTILINE);

    private SampleDirectory directory;

    @BeforeEach
    void setUp(@TempDir Path root) {
        directory = new SampleDirectory(root);
    }

    @Test
    void referenceShouldHaveEveryKeyOfTheFullSample() throws Exception {
        assertThat(Stream.concat(keys(FULL_SAMPLE), keys(SHARED_SAMPLE)).distinct())
                .containsExactlyInAnyOrderElementsOf(documented());
    }

    @Test
    void referenceShouldHaveEveryKeyThatTheReaderKnows() throws Exception {
        List<Fault> faults =
                Stream.concat(faults(FULL_SAMPLE), faults(SHARED_SAMPLE)).toList();

        assertThat(faults).allMatch(fault -> fault.value().equals("is not known"));
        assertThat(faults.stream().flatMap(ConfigurationReferenceTest::known).distinct())
                .containsExactlyInAnyOrderElementsOf(documented());
    }

    private Stream<String> keys(Path sample) throws Exception {
        directory.with(sample, FILE);
        ImmutableNode root = directory
                .xml("message-store-events")
                .getNodeModel()
                .getNodeHandler()
                .getRootNode();
        return keys(root, "").toList().stream();
    }

    private Stream<Fault> faults(Path sample) throws Exception {
        directory.with(sample, FILE, ConfigurationReferenceTest::withAnUnknownKeyEverywhere);
        InvalidSettingsException unknown = catchThrowableOfType(
                () -> MessageStoreEventsConfiguration.read(directory.configurations(), directory.files()),
                InvalidSettingsException.class);
        return unknown.faults().stream();
    }

    private static Set<String> documented() throws Exception {
        return TABLE.matcher(Files.readString(REFERENCE))
                .results()
                .flatMap(table -> KEY.matcher(table.group(1)).results())
                .map(key -> key.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> keys(ImmutableNode element, String path) {
        return Stream.concat(
                element.getAttributes().keySet().stream().map(name -> path + "@" + name),
                element.getChildren().stream()
                        .flatMap(child -> Stream.concat(
                                Stream.of(path + child.getNodeName()), keys(child, path + child.getNodeName() + "/"))));
    }

    /** In every element an attribute and a child that nobody knows. */
    private static String withAnUnknownKeyEverywhere(String xml) {
        return xml.replaceAll("<(\\w+)([^<>/]*)>", "<$1$2 unknown=\"\"><unknown/>")
                .replaceAll(
                        "<(exclude|form|basic|messageContent|handshake|batch|limit)([^<>/]*)/>",
                        "<$1$2 unknown=\"\"><unknown/></$1>");
    }

    /** The keys that a fault about an unknown one offers in its place. */
    private static Stream<String> known(Fault fault) {
        String path = fault.path().replaceAll("\\[.*?]", "").replaceFirst("^messageStoreEvents/", "");
        String parent = path.replaceFirst("@?unknown$", "");
        String attribute = path.endsWith("@unknown") ? "@" : "";
        return Arrays.stream(fault.wanted().replaceAll("^one of \\[|]$", "").split(", "))
                .filter(key -> !key.isEmpty())
                .map(key -> parent + attribute + key);
    }
}
