// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventNameTest {
    @Test
    void findShouldKnowEachNameAsItIsSpelt() {
        assertThat(EventName.all())
                .allSatisfy(name -> assertThat(EventName.find(name.wireName())).hasValue(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "messagenew", "MailboxUnsubscribe", "vnd.acme.MessageSeen", "MessageNew "})
    void findShouldNotGuess(String wireName) {
        assertThat(EventName.find(wireName)).isEmpty();
    }

    @Test
    void allShouldNotHaveANameTwice() {
        assertThat(EventName.all()).extracting(EventName::wireName).doesNotHaveDuplicates();
    }

    @Test
    void isVendorShouldTellNamesThatTheDraftLeavesToVendors() {
        assertThat(EventName.VND_MESSAGE_MOVE.isVendor()).isTrue();
        assertThat(EventName.QUOTA_CHANGE.isVendor()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Message New", "../../etc", "MessageNew\n", "Größe", "a/b"})
    void nameShouldRefuseOtherThanLettersDigitsDotsAndHyphens(String wireName) {
        assertThatThrownBy(() -> new EventName(wireName, EventGroup.MESSAGE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("wanted 1 to 128 US-ASCII letters, digits, '.' and '-'");
    }

    @Test
    void nameShouldRefuseMoreThan128Characters() {
        assertThat(new EventName("a".repeat(128), EventGroup.MESSAGE)).hasToString("a".repeat(128));
        assertThatThrownBy(() -> new EventName("a".repeat(129), EventGroup.MESSAGE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "message, MESSAGE", "flags, FLAGS", "access, ACCESS",
        "mailbox, MAILBOX", "subscription, SUBSCRIPTION", "quota, QUOTA"
    })
    void groupShouldBeFoundByItsWord(String word, EventGroup group) {
        assertThat(EventGroup.find(word)).hasValue(group);
        assertThat(group.word()).isEqualTo(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "QUOTA", "quotas", "all"})
    void groupShouldNotBeGuessed(String word) {
        assertThat(EventGroup.find(word)).isEmpty();
    }
}
