// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.extension;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.james.mailbox.model.MailboxConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderDelimiterTest {
    @AfterEach
    void tearDown() {
        System.clearProperty(FolderDelimiter.PROPERTY);
    }

    @Test
    void inUseShouldBeThatOfJamesWhenNothingIsSaid() {
        assertThat(FolderDelimiter.inUse()).isEqualTo(MailboxConstants.DEFAULT_DELIMITER);
    }

    @ParameterizedTest
    @CsvSource({"dot,.", "SLASH,/", "Pipe,|", "comma,','", "colon,:", "semicolon,;"})
    void inUseShouldBeWhatTheOperatorSays(String name, char delimiter) {
        System.setProperty(FolderDelimiter.PROPERTY, name);

        assertThat(FolderDelimiter.inUse()).isEqualTo(delimiter);
    }

    @Test
    void inUseShouldBeTheDotWhenTheOperatorNamesNone() {
        System.setProperty(FolderDelimiter.PROPERTY, "hash");

        assertThat(FolderDelimiter.inUse()).isEqualTo('.');
    }
}
