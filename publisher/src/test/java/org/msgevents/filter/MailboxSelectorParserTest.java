// SPDX-License-Identifier: Apache-2.0
package org.msgevents.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxSelectorParserTest {
    @Test
    void parseShouldKnowTheWordsOfRfc5465() {
        assertThat(parse("inboxes subtree Lists \"My Projects\" mailboxes \"inboxes\" Sent personal"))
                .containsExactly(
                        new MailboxSelector.Inboxes(),
                        new MailboxSelector.Subtree(List.of("Lists", "My Projects"), '.'),
                        new MailboxSelector.Mailboxes(List.of("inboxes", "Sent")),
                        new MailboxSelector.Personal());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "INBOX",
                "subtree",
                "mailboxes personal",
                "mailboxes \"open",
                "mailboxes \"\"",
                "mailboxes a\"b"
            })
    void parseShouldRefuseWhatIsNoSelector(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<MailboxSelector> parse(String text) {
        return MailboxSelectorParser.withDelimiter('.').parse().apply(text);
    }
}
