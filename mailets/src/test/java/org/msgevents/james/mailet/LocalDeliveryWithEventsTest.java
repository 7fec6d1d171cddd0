// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.mailet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.msgevents.james.mailet.Mails.BOB;
import static org.msgevents.james.mailet.Mails.CAROL;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.james.core.Username;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.StorageDirective;
import org.apache.mailet.base.test.FakeMail;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.msgevents.event.SmtpEnvelope;
import org.msgevents.james.mailet.JamesFixture.Seen;
import org.msgevents.james.session.DeliveryOrigin;
import org.msgevents.james.session.DeliveryOrigin.Telling;
import org.msgevents.settings.InvalidSettingsException;

class LocalDeliveryWithEventsTest {
    private static final String MAIL_FROM = "MAIL FROM:<alice@example.com>";

    @Test
    void serviceShouldMakeTheEnvelopeKnownWhenAMailIsStored() throws Exception {
        JamesFixture james = new JamesFixture();

        james.mailet(Map.of()).service(Mails.to(BOB));

        assertThat(james.stored).singleElement().satisfies(seen -> {
            assertThat(seen.mailbox()).isEqualTo("bob/INBOX");
            assertThat(seen.origin())
                    .hasValue(new DeliveryOrigin(
                            Telling.TOLD,
                            Optional.of(new SmtpEnvelope(MAIL_FROM, List.of("RCPT TO:<bob@example.org>"))),
                            Optional.empty(),
                            List.of()));
        });
    }

    @Test
    void serviceShouldGiveEachRecipientItsOwnEnvelopeWhenThereAreTwo() throws Exception {
        JamesFixture james = new JamesFixture();

        james.mailet(Map.of()).service(Mails.to(BOB, CAROL));

        assertThat(james.stored).extracting(Seen::mailbox).containsExactly("bob/INBOX", "carol/INBOX");
        assertThat(rcptTo(james)).containsExactly("RCPT TO:<bob@example.org>", "RCPT TO:<carol@example.org>");
    }

    @Test
    void serviceShouldGiveEachRecipientItsOwnEnvelopeWhenTwoAreOneUser() throws Exception {
        JamesFixture james = new JamesFixture();

        james.mailet(Map.of()).service(Mails.to("bob@example.org", "bob@example.net"));

        assertThat(james.stored).extracting(Seen::mailbox).containsExactly("bob/INBOX", "bob/INBOX");
        assertThat(rcptTo(james)).containsExactly("RCPT TO:<bob@example.org>", "RCPT TO:<bob@example.net>");
    }

    @Test
    void serviceShouldKnowTheRecipientWhenItsUserHasNoName() throws Exception {
        JamesFixture james = new JamesFixture();

        james.mailet(Map.of()).service(Mails.to("nameless@example.org"));

        assertThat(rcptTo(james)).containsExactly("RCPT TO:<nameless@example.org>");
    }

    @Tag("integration")
    @Test
    void serviceShouldKeepRecipientsApartWhenTheFirstIsServedAgainByAnotherThread() throws Exception {
        JamesFixture james = new JamesFixture(1);

        james.mailet(Map.of("retries", "1")).service(Mails.to(BOB, CAROL));

        assertThat(james.stored).extracting(Seen::mailbox).containsExactly("bob/INBOX", "carol/INBOX");
        assertThat(rcptTo(james)).containsExactly("RCPT TO:<bob@example.org>", "RCPT TO:<carol@example.org>");
    }

    @Test
    void serviceShouldKeepRecipientsApartWhenTheFirstFailsForGood() throws Exception {
        JamesFixture james = new JamesFixture(1);

        james.mailet(Map.of("retries", "0")).service(Mails.to(BOB, CAROL));

        assertThat(james.stored).extracting(Seen::mailbox).containsExactly("carol/INBOX");
        assertThat(rcptTo(james)).containsExactly("RCPT TO:<carol@example.org>");
        assertThat(james.context.getSentMails()).singleElement().satisfies(error -> {
            assertThat(error.getState()).isEqualTo(Mail.ERROR);
            assertThat(error.getRecipients()).extracting(Object::toString).containsExactly(BOB);
        });
    }

    @Test
    void serviceShouldForgetTheSessionsWhenTheMailIsDone() throws Exception {
        JamesFixture james = new JamesFixture();

        james.mailet(Map.of()).service(into("a/b", Mails.to(BOB)));

        assertThat(james.created).isNotEmpty().allSatisfy(seen -> assertThat(james.sessions.creation(seen.session()))
                .isEmpty());
        assertThat(james.stored).isNotEmpty().allSatisfy(seen -> assertThat(james.sessions.delivery(seen.session()))
                .isEmpty());
    }

    @Test
    void serviceShouldMakeTheWantedFolderKnownWhenSieveFilesIntoANewOne() throws Exception {
        JamesFixture james = new JamesFixture();

        james.mailet(Map.of()).service(into("lists/2026/events", Mails.to(BOB)));

        assertThat(james.created)
                .extracting(Seen::mailbox)
                .containsExactly("bob/lists", "bob/lists.2026", "bob/lists.2026.events");
        assertThat(james.created).extracting(Seen::creation).containsOnly(Optional.of("lists.2026.events"));
        assertThat(james.stored).extracting(Seen::mailbox).containsExactly("bob/lists.2026.events");
    }

    @Test
    void serviceShouldTellSilenceWhenItIsNotToNotify() throws Exception {
        JamesFixture james = new JamesFixture();

        james.mailet(Map.of("notify", "false", "tags", "inbound")).service(Mails.to(BOB));

        assertThat(james.stored)
                .extracting(Seen::origin)
                .containsExactly(
                        Optional.of(new DeliveryOrigin(Telling.SILENT, Optional.empty(), Optional.empty(), List.of())));
    }

    @Test
    void serviceShouldTellTagsWithoutEnvelopeWhenNoParameterIsWanted() throws Exception {
        JamesFixture james = new JamesFixture();

        james.mailet(Map.of("parameters", "", "tags", "inbound, crm")).service(Mails.to(BOB));

        assertThat(james.stored)
                .extracting(Seen::origin)
                .containsExactly(Optional.of(new DeliveryOrigin(
                        Telling.TOLD, Optional.empty(), Optional.empty(), List.of("inbound", "crm"))));
    }

    @Test
    void serviceShouldTellTheServiceWhenTheMailCameBySmtp() throws Exception {
        JamesFixture james = new JamesFixture();
        FakeMail mail = Mails.from(Mails.ALICE, BOB)
                .attribute(new Attribute(Mail.SMTP_SESSION_ID, AttributeValue.of("4711")))
                .build();

        james.mailet(Map.of()).service(mail);

        assertThat(james.stored).singleElement().satisfies(seen -> assertThat(
                        seen.origin().flatMap(DeliveryOrigin::service))
                .hasValue("smtp"));
    }

    @Test
    void serviceShouldTellTheServiceWhenItIsRecorded() throws Exception {
        JamesFixture james = new JamesFixture();
        FakeMail mail = Mails.to(BOB);
        new RecordedEnvelope("lmtp", Mails.ALICE, "", Map.of(BOB, "")).keepIn(mail);

        james.mailet(Map.of()).service(mail);

        assertThat(james.stored).singleElement().satisfies(seen -> assertThat(
                        seen.origin().flatMap(DeliveryOrigin::service))
                .hasValue("lmtp"));
    }

    @Test
    void serviceShouldDeliverWhenTheEnvelopeCannotBeRead() throws Exception {
        JamesFixture james = new JamesFixture();
        FakeMail mail = Mails.from(Mails.ALICE, BOB)
                .attribute(Attribute.convertToAttribute("dsn-ret", "HALF"))
                .build();

        james.mailet(Map.of()).service(mail);

        assertThat(james.content("bob").get("INBOX")).hasSize(1);
        assertThat(james.stored).extracting(Seen::origin).containsExactly(Optional.empty());
        assertThat(mail.getState()).isEqualTo(Mail.GHOST);
    }

    @Test
    void initShouldFailWithPlaceAndValueWhenASettingIsWrong() {
        JamesFixture james = new JamesFixture();

        assertThatThrownBy(() -> james.mailet(Map.of("notify", "perhaps")))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("mailetcontainer.xml")
                .hasMessageContaining("LocalDeliveryWithEvents/notify: 'perhaps'; wanted: true or false");
    }

    private static FakeMail into(String folder, FakeMail mail) {
        StorageDirective.builder()
                .targetFolder(folder)
                .build()
                .encodeAsAttributes(Username.of("bob"))
                .forEach(mail::setAttribute);
        return mail;
    }

    private static List<String> rcptTo(JamesFixture james) {
        return james.stored.stream()
                .flatMap(seen -> seen.origin().stream())
                .flatMap(origin -> origin.envelope().stream())
                .flatMap(envelope -> envelope.rcptTo().stream())
                .toList();
    }
}
