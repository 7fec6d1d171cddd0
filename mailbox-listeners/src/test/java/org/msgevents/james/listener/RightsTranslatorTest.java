// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.james.listener.MailboxFixture.path;

import java.util.Arrays;

import org.apache.james.core.Username;
import org.apache.james.mailbox.model.MailboxACL;
import org.apache.james.mailbox.model.MailboxACL.EntryKey;
import org.apache.james.mailbox.model.MailboxACL.Rfc4314Rights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.Parameter;

class RightsTranslatorTest {
    private static final EntryKey BOB = EntryKey.createUserEntryKey(Username.of("bob"));
    private static final EntryKey NOT_BOB = EntryKey.createUserEntryKey(Username.of("bob"), true);

    private final MailboxFixture fixture = new MailboxFixture();

    RightsTranslatorTest() {
        fixture.given("shared");
    }

    @ParameterizedTest
    @CsvSource({
        "'',   lr,   MailboxCreate vnd.james.AclChange",
        "lr,   '',   MailboxDelete vnd.james.AclChange",
        "lr,   lrsw, vnd.james.AclChange",
        "'',   r,    vnd.james.AclChange",
        "rl,   rs,   MailboxDelete vnd.james.AclChange"
    })
    void changeShouldBeACreationOrDeletionWhenItGivesOrTakesLookup(String before, String now, String told)
            throws Exception {
        set(BOB, before);
        fixture.publisher.clear();

        set(BOB, now);

        assertThat(names()).isEqualTo(told);
    }

    @Test
    void creationShouldNameTheMailboxWithUidValidityAndWhoWonAccess() throws Exception {
        set(BOB, "lr");

        MessageStoreEvent created = fixture.told().get(0);
        assertThat(created.parameters().get(Parameter.VND_ACL_IDENTIFIER)).hasValue("bob");
        assertThat(created.parameters().get(Parameter.USER)).hasValue("alice");
        assertThat(created.parameters().get(Parameter.URI))
                .map(Object::toString)
                .hasValueSatisfying(
                        uri -> assertThat(uri).startsWith("imap://alice@imap.example.com/shared;UIDVALIDITY="));
    }

    @Test
    void changeShouldTellTheRightsBeforeAndNow() throws Exception {
        set(BOB, "lr");
        fixture.publisher.clear();

        set(BOB, "ls");

        MessageStoreEvent change = fixture.told().get(0);
        assertThat(change.parameters().get(Parameter.VND_ACL_OLD_RIGHTS))
                .map(RightsTranslatorTest::letters)
                .hasValue("lr");
        assertThat(change.parameters().get(Parameter.VND_ACL_RIGHTS))
                .map(RightsTranslatorTest::letters)
                .hasValue("ls");
    }

    @Test
    void lookupShouldNotCountTwiceWhenEverybodyHasIt() throws Exception {
        set(MailboxACL.ANYBODY_KEY, "l");
        fixture.publisher.clear();

        set(BOB, "lr");

        assertThat(names()).isEqualTo("vnd.james.AclChange");
    }

    @Test
    void negativeRightsShouldTakeAccessAway() throws Exception {
        set(BOB, "lr");
        fixture.publisher.clear();

        set(NOT_BOB, "l");

        assertThat(names()).isEqualTo("MailboxDelete vnd.james.AclChange");
        assertThat(fixture.told().get(1).parameters().get(Parameter.VND_ACL_IDENTIFIER))
                .hasValue("-bob");
    }

    @Test
    void accessOfTheOwnerShouldNotChange() throws Exception {
        set(EntryKey.createUserEntryKey(MailboxFixture.ALICE), "l");

        assertThat(names()).isEqualTo("vnd.james.AclChange");
    }

    private void set(EntryKey key, String rights) throws Exception {
        fixture.mailboxes.applyRightsCommand(
                path("shared"),
                MailboxACL.command()
                        .key(key)
                        .rights(Rfc4314Rights.deserialize(rights))
                        .asReplacement(),
                fixture.session);
    }

    private String names() {
        return String.join(
                " ",
                fixture.told().stream().map(event -> event.name().wireName()).toList());
    }

    private static String letters(String rights) {
        char[] letters = rights.toCharArray();
        Arrays.sort(letters);
        return new String(letters);
    }
}
