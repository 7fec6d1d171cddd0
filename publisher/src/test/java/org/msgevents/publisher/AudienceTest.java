// SPDX-License-Identifier: Apache-2.0
package org.msgevents.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msgevents.Events;
import org.msgevents.delivery.ScriptedMechanism;
import org.msgevents.event.EventId;
import org.msgevents.event.EventName;
import org.msgevents.event.ImapUrl;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.OrderingKey;
import org.msgevents.event.Parameter;
import org.msgevents.event.Parameters;
import org.msgevents.filter.NotificationFilter;
import org.msgevents.filter.UserPattern;
import org.msgevents.subscription.DeliveryTerms;
import org.msgevents.subscription.Inclusion;
import org.msgevents.subscription.Subscription;
import org.msgevents.subscription.Telling;

class AudienceTest {
    /** In a mailbox of alice@example.com. */
    private static final MessageStoreEvent EVENT = Events.appended("INBOX", 1);

    @ParameterizedTest
    @CsvSource({
        "'', true",
        "*, true",
        "alice@example.com, true",
        "Alice@Example.COM, true",
        "*@EXAMPLE.com, true",
        "*@example.com bob@example.com, true",
        "*@example.org *@example.com, true",
        "*@example.org alice*, true",
        "*@*.com, true",
        "alice@*, true",
        "*example.com, true",
        "example.com, false",
        "*@example.org, false",
        "bob@example.com, false",
        "@example.com, false",
        "*@xexample.com, false"
    })
    void audienceShouldBeWhoseFilterAccepts(String users, boolean accepted) {
        Subscription subscription = subscription("one", users);
        Audience audience = new Audience();
        audience.add(subscription("other", "*@example.net"));
        audience.add(subscription);

        assertThat(subscription.filter().accepts(EVENT)).isEqualTo(accepted);
        assertThat(audience.of(EVENT).toList()).isEqualTo(accepted ? List.of(subscription) : List.of());
    }

    @Test
    void audienceShouldHaveNobodyTwiceWhenAnEventConcernsTwoUsers() {
        Subscription both = subscription("both", "*@example.com *@example.org");
        Audience audience = new Audience();
        audience.add(both);

        MessageStoreEvent granted = granted("bob@example.org");

        assertThat(audience.of(granted).toList()).containsExactly(both);
    }

    @Test
    void audienceShouldBeWhoeverAnEventConcernsToo() {
        Subscription granted = subscription("granted", "*@example.org");
        Audience audience = new Audience();
        audience.add(granted);

        MessageStoreEvent event = granted("bob@example.org");

        assertThat(audience.of(EVENT).toList()).isEmpty();
        assertThat(audience.of(event).toList()).containsExactly(granted);
    }

    @Test
    void audienceShouldAskNobodyWhoDoesNotWantTheName() {
        Audience audience = new Audience();
        audience.add(subscription("one", ""));

        assertThat(audience.of(Events.of(EventName.MESSAGE_NEW, "INBOX", 1)).toList())
                .isEmpty();
    }

    /** Alice let somebody see her INBOX. */
    private static MessageStoreEvent granted(String user) {
        ImapUrl url = ImapUrl.ofMailbox("imap.example.com", "alice@example.com", "INBOX")
                .withUidValidity(7);
        return new MessageStoreEvent(
                EventId.of("granted", EventName.MAILBOX_CREATE, user),
                EventName.MAILBOX_CREATE,
                Events.NOON,
                OrderingKey.ofMailbox("INBOX"),
                Parameters.builder()
                        .put(Parameter.URI, url)
                        .put(Parameter.MAILBOX_ID, url)
                        .put(Parameter.USER, "alice@example.com")
                        .put(Parameter.VND_ACL_IDENTIFIER, user)
                        .build());
    }

    private static Subscription subscription(String name, String users) {
        List<UserPattern> patterns = Stream.of(users.split(" "))
                .filter(glob -> !glob.isEmpty())
                .map(UserPattern::of)
                .toList();
        return new Subscription(
                name,
                new NotificationFilter(
                        Set.of(EventName.MESSAGE_APPEND, EventName.MAILBOX_CREATE),
                        patterns,
                        List.of(),
                        Set.of(),
                        List.of()),
                Telling.STANDARD,
                Inclusion.NONE,
                DeliveryTerms.STANDARD,
                new ScriptedMechanism());
    }
}
