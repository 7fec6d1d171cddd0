// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.mailet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.james.mailet.Mails.ALICE;
import static org.msgevents.james.mailet.Mails.BOB;
import static org.msgevents.james.mailet.Mails.CAROL;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

import org.apache.james.core.MailAddress;
import org.apache.james.core.Username;
import org.apache.james.core.quota.QuotaCountLimit;
import org.apache.james.transport.mailets.LocalDelivery;
import org.apache.mailet.Mailet;
import org.apache.mailet.PerRecipientHeaders.Header;
import org.apache.mailet.StorageDirective;
import org.apache.mailet.base.test.FakeMail;
import org.apache.mailet.base.test.FakeMailContext.SentMail;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever James' LocalDelivery does to mailboxes, mails and callers, ours does. */
@Tag("integration")
class ParityTest {
    /** All that can be seen of a delivery from outside. */
    record Outcome(
            String thrown,
            String mailState,
            String returnPath,
            Map<String, SortedMap<String, List<String>>> content,
            List<String> sent,
            int counted) {}

    /** A delivery. */
    record Scenario(String name, Map<String, String> parameters, int failures, MailMaker mail) {
        Scenario(String name, Map<String, String> parameters, MailMaker mail) {
            this(name, parameters, 0, mail);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Makes the mail anew for each of the two. */
    interface MailMaker {
        FakeMail mail() throws Exception;
    }

    static Stream<Scenario> scenarios() {
        return Stream.of(
                new Scenario("one recipient", Map.of(), () -> Mails.to(BOB)),
                new Scenario("two recipients", Map.of(), () -> Mails.to(BOB, CAROL)),
                new Scenario("two recipients of one user", Map.of(), () -> Mails.to(BOB, "bob@example.net")),
                new Scenario("no sender", Map.of(), () -> Mails.unsent(BOB).build()),
                new Scenario("no recipient", Map.of(), Mails::to),
                new Scenario("user without name", Map.of(), () -> Mails.to("nameless@example.org", BOB)),
                new Scenario("own header for one", Map.of(), ParityTest::withHeaderForBob),
                new Scenario("into a new folder with flags", Map.of(), () -> into("lists/2026")),
                new Scenario("into the folder without name", Map.of(), () -> into("")),
                new Scenario("not consumed", Map.of("consume", "false"), () -> Mails.to(BOB)),
                new Scenario("second attempt", Map.of("retries", "1"), 1, () -> Mails.to(BOB, CAROL)),
                new Scenario("all attempts fail", Map.of("retries", "1"), 9, () -> Mails.to(BOB)),
                new Scenario("the first of two fails", Map.of("retries", "0"), 1, () -> Mails.to(BOB, CAROL)),
                new Scenario("failure ignored", failing("ignore"), 9, () -> Mails.to(BOB)),
                new Scenario("failure propagated", failing("propagate"), 1, () -> Mails.to(BOB, CAROL)),
                new Scenario("failure to a processor", failing("bounces"), 9, () -> Mails.to(BOB)),
                new Scenario("retries no number", Map.of("retries", "many"), () -> Mails.to(BOB)));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void serviceShouldDoAsJamesDoes(Scenario scenario) throws Exception {
        JamesFixture theirs = new JamesFixture(scenario.failures());
        JamesFixture ours = new JamesFixture(scenario.failures());

        Outcome expected = deliver(scenario, theirs, james(theirs));
        Outcome actual = deliver(scenario, ours, withEvents(ours));

        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void serviceShouldDoAsJamesDoesWhenTheQuotaIsUsedUp() throws Exception {
        Scenario scenario = new Scenario("quota", Map.of("retries", "0"), () -> Mails.to(BOB, "bob@example.net"));
        JamesFixture theirs = new JamesFixture();
        JamesFixture ours = new JamesFixture();
        theirs.james.getMaxQuotaManager().setGlobalMaxMessage(QuotaCountLimit.count(1));
        ours.james.getMaxQuotaManager().setGlobalMaxMessage(QuotaCountLimit.count(1));

        Outcome expected = deliver(scenario, theirs, james(theirs));
        Outcome actual = deliver(scenario, ours, withEvents(ours));

        assertThat(expected.sent()).hasSize(1);
        assertThat(actual).isEqualTo(expected);
    }

    private static Mailet james(JamesFixture james) {
        return new LocalDelivery(james.users, james.mailboxes, james.metrics);
    }

    private static Mailet withEvents(JamesFixture james) {
        return new LocalDeliveryWithEvents(
                james.users, james.mailboxes, james.metrics, james.sessions, Rewrites.NONE, james.refusals);
    }

    private static Outcome deliver(Scenario scenario, JamesFixture james, Mailet mailet) throws Exception {
        FakeMail mail = scenario.mail().mail();
        String thrown = "nothing";
        try {
            mailet.init(james.config(scenario.parameters()));
            mailet.service(mail);
        } catch (Exception failure) {
            thrown = causes(failure);
        }
        List<String> sent = new ArrayList<>();
        for (SentMail error : james.context.getSentMails()) {
            sent.add(describe(error));
        }
        return new Outcome(
                thrown,
                mail.getState(),
                String.valueOf(mail.getMessage().getHeader("Return-Path", ",")),
                Map.of(
                        "bob", james.content("bob"),
                        "carol", james.content("carol"),
                        "nameless@example.org", james.content("nameless@example.org")),
                sent,
                james.metrics.countFor(LocalDelivery.LOCAL_DELIVERED_MAILS_METRIC_NAME));
    }

    private static String causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .map(Throwable::toString)
                .toList()
                .toString();
    }

    private static String describe(SentMail error) throws Exception {
        return error.getState() + " from " + error.getSender() + " to " + error.getRecipients() + " attributes "
                + error.getAttributes() + " subject " + error.getMsg().getSubject();
    }

    private static Map<String, String> failing(String onMailetException) {
        return Map.of("retries", "0", "onMailetException", onMailetException);
    }

    private static FakeMail withHeaderForBob() throws Exception {
        return Mails.from(ALICE, BOB, CAROL)
                .addHeaderForRecipient(
                        Header.builder().name("X-For").value("bob").build(), new MailAddress(BOB))
                .build();
    }

    private static FakeMail into(String folder) throws Exception {
        FakeMail mail = Mails.to(BOB, CAROL);
        StorageDirective.builder()
                .targetFolder(folder)
                .seen(Optional.of(true))
                .keywords(Optional.of(Set.of("$Work")))
                .build()
                .encodeAsAttributes(Username.of("bob"))
                .forEach(mail::setAttribute);
        return mail;
    }
}
