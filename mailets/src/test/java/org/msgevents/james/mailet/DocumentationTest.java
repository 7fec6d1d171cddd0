// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.mailet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

class DocumentationTest {
    private static final Path PAGE = Path.of("..", "docs", "delivery-mailet.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| (.*?) \\|");
    private static final Pattern CLASS = Pattern.compile("class=\"(org\\.msgevents\\.[\\w.]+)\"");
    private static final Pattern MAILET = Pattern.compile("(?s)<mailet [^>]*?>\\n.*?</mailet>");

    @Test
    void pageShouldHaveARowForEachParameter() throws Exception {
        assertThat(found(ROW, 1)).containsExactlyInAnyOrderElementsOf(DeliverySettings.names());
    }

    @Test
    void pageShouldNameClassesThatAreThere() throws Exception {
        assertThat(found(CLASS, 1))
                .contains(LocalDeliveryWithEvents.class.getName(), EnvelopeRecorder.class.getName())
                .allSatisfy(name -> assertThatCode(() -> Class.forName(name)).doesNotThrowAnyException());
    }

    @Test
    void pageShouldShowAMailetThatCanBeRead() throws Exception {
        assertThat(found(MAILET, 0)).singleElement().satisfies(xml -> assertThat(
                        DeliverySettings.read(MailetXml.parse(xml)).tags())
                .containsExactly("inbound"));
    }

    private static List<String> found(Pattern pattern, int group) throws Exception {
        return pattern.matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult match) -> match.group(group))
                .toList();
    }
}
