// SPDX-License-Identifier: Apache-2.0
package org.msgevents.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgevents.delivery.ScriptedMechanism;
import org.msgevents.event.EventName;
import org.msgevents.event.Parameter;
import org.msgevents.mechanism.NotificationMechanism;
import org.msgevents.mechanism.NotificationMechanismFactory;
import org.msgevents.settings.Fault;
import org.msgevents.settings.InvalidSettingsException;
import org.msgevents.settings.SettingsNode;
import org.msgevents.settings.SettingsReader;

class SubscriptionReaderTest {
    private static final SettingsNode HOOK = node("hook", "");

    @Test
    void readShouldUnderstandEveryKey() {
        List<Subscription> read = read(subscription(
                "crm",
                node("events", "MessageNew mailbox vnd.james.MessageCopy"),
                node("users", "*@example.com"),
                node("mailboxes", "inboxes"),
                new SettingsNode(
                        "exclude", Optional.empty(), Map.of("specialUse", "\\Junk", "flags", "$Ignored"), List.of()),
                node("include", "envelope uidnext"),
                node("tags", "crm, inbound"),
                node("retry", "0s 500ms"),
                node("onExhausted", "block"),
                node("maxInFlight", "256"),
                node("rate", "600/m"),
                HOOK));

        assertThat(read).singleElement().satisfies(subscription -> {
            assertThat(subscription.name()).isEqualTo("crm");
            assertThat(subscription.filter().events())
                    .contains(EventName.MESSAGE_NEW, EventName.MAILBOX_RENAME, EventName.VND_MESSAGE_COPY)
                    .hasSize(5);
            assertThat(subscription.inclusion().onRequest())
                    .containsExactlyInAnyOrder(Parameter.ENVELOPE, Parameter.UIDNEXT);
            assertThat(subscription.inclusion().tags()).containsExactly("crm", "inbound");
            assertThat(subscription.terms())
                    .isEqualTo(new DeliveryTerms(
                            new RetrySchedule(List.of(Duration.ZERO, Duration.ofMillis(500))),
                            OnExhausted.BLOCK,
                            256,
                            Optional.of(new Rate(600, Duration.ofMinutes(1)))));
        });
    }

    @Test
    void readShouldHaveDefaultsForAllButEventsAndMechanism() {
        assertThat(read(subscription("a", node("events", "all"), HOOK)))
                .singleElement()
                .satisfies(subscription -> {
                    assertThat(subscription.filter().events())
                            .hasSize(EventName.all().size() - 2)
                            .doesNotContain(EventName.VND_LOGIN_FAILURE, EventName.VND_ACL_CHANGE);
                    assertThat(subscription.inclusion()).isEqualTo(Inclusion.NONE);
                    assertThat(subscription.terms()).isEqualTo(DeliveryTerms.STANDARD);
                });
    }

    @Test
    void readShouldTakeTheFormAndTheLargestPayload() {
        SettingsNode form = new SettingsNode(
                "form", Optional.empty(), Map.of("flags", "FlagsSet", "transfers", "plain"), List.of());

        assertThat(read(subscription("a", node("events", "all"), form, node("maxPayload", "256KiB"), HOOK)))
                .singleElement()
                .satisfies(subscription -> assertThat(subscription.telling())
                        .isEqualTo(new Telling(
                                new EventForm(EventForm.Flags.FLAGS_SET, EventForm.Transfers.PLAIN),
                                new PayloadLimit(256 * 1024))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"64", "15KiB", "17MiB", "64kb", "-1KiB", "99999MiB"})
    void readShouldRefuseAPayloadOfAnotherSize(String size) {
        assertThat(faults(subscription("a", node("events", "all"), node("maxPayload", size), HOOK)))
                .extracting(Fault::path, Fault::value)
                .containsExactly(tuple("root/subscription[a]/maxPayload", "'" + size + "'"));
    }

    @ParameterizedTest
    @CsvSource({
        "maxInFlight, 0",
        "maxInFlight, 257",
        "maxInFlight, many",
        "rate, 0/s",
        "rate, 100",
        "rate, 1/d",
        "rate, 1000000/s",
        "onExhausted, retry"
    })
    void readShouldRefuseTermsThatCannotBeKept(String key, String value) {
        assertThat(faults(subscription("a", node("events", "all"), node(key, value), HOOK)))
                .extracting(Fault::path, Fault::value)
                .containsExactly(tuple("root/subscription[a]/" + key, "'" + value + "'"));
    }

    @Test
    void readShouldTakeHeaderFieldsAsTheRegistrySpellsThem() {
        assertThat(read(subscription(
                        "a", node("events", "all"), node("headerFields", "list-id FROM\n X-my-field"), HOOK)))
                .singleElement()
                .satisfies(subscription -> assertThat(
                                subscription.inclusion().parts().headerFields())
                        .containsExactly("List-ID", "From", "X-my-field"));
    }

    @ParameterizedTest
    @CsvSource({
        "From: To, 'From: To'",
        "Grüße, 'Grüße'",
        "From To from, has 3 names; 2 of them different",
    })
    void readShouldRefuseHeaderFieldsThatCannotBeMeant(String names, String value) {
        assertThat(faults(subscription("a", node("events", "all"), node("headerFields", names), HOOK)))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.path()).isEqualTo("root/subscription[a]/headerFields");
                    assertThat(fault.value().replace("'", "")).isEqualTo(value.replace(";", ","));
                    assertThat(fault.wanted()).contains("names of header fields", "printable ASCII");
                });
    }

    @Test
    void readShouldRefuseMoreHeaderFieldsThanCanBeMeant() {
        String most = IntStream.range(0, 100).mapToObj(i -> "X-" + i).collect(Collectors.joining(" "));

        assertThat(read(subscription("a", node("events", "all"), node("headerFields", most), HOOK)))
                .hasSize(1);
        assertThat(faults(subscription("a", node("events", "all"), node("headerFields", most + " To"), HOOK)))
                .extracting(Fault::value)
                .containsExactly("has 101 names, 101 of them different");
    }

    @Test
    void readShouldTakeEventsOnRequestByTheirNameOnly() {
        assertThat(read(subscription("a", node("events", "access vnd.james.AclChange"), HOOK)))
                .singleElement()
                .satisfies(subscription -> assertThat(subscription.filter().events())
                        .containsExactlyInAnyOrder(EventName.LOGIN, EventName.LOGOUT, EventName.VND_ACL_CHANGE));
    }

    @Test
    void readShouldTellAllFaultsWithPlaceValueAndWhatIsAllowed() {
        List<Fault> faults = faults(
                subscription("a", node("events", "MessageNew Nonsense"), node("colour", "red"), HOOK),
                subscription("a", node("events", "all"), node("include", "messageContent"), HOOK, HOOK),
                subscription("b c", node("retry", "5"), node("tags", "x,,y")));

        assertThat(faults)
                .extracting(Fault::path, Fault::value)
                .contains(
                        tuple("root/subscription[a]/events", "'MessageNew Nonsense'"),
                        tuple("root/subscription[a]/colour", "is not known"),
                        tuple("root/subscription[a]", "stands more than once"),
                        tuple("root/subscription[a]/include", "'messageContent'"),
                        tuple("root/subscription[a]", "has 2 mechanisms"),
                        tuple("root/subscription[b c]/@name", "'b c'"),
                        tuple("root/subscription[b c]/events", "is missing"),
                        tuple("root/subscription[b c]/retry", "'5'"),
                        tuple("root/subscription[b c]/tags", "'x,,y'"),
                        tuple("root/subscription[b c]", "has 0 mechanisms"));
        assertThat(faults)
                .filteredOn(fault -> fault.path().endsWith("events"))
                .allSatisfy(fault -> assertThat(fault.wanted()).contains("MailboxUnSubscribe", "quota", "all"));
    }

    @Test
    void readShouldWantAName() {
        SettingsNode nameless =
                new SettingsNode("subscription", Optional.empty(), Map.of(), List.of(node("events", "all"), HOOK));

        assertThat(faults(nameless)).extracting(Fault::value).containsExactly("has no name");
    }

    private static List<Subscription> read(SettingsNode... subscriptions) {
        SettingsReader root =
                SettingsReader.of(new SettingsNode("root", Optional.empty(), Map.of(), List.of(subscriptions)));
        List<Subscription> read = new SubscriptionReader(Map.of("hook", new HookFactory()), '.').read(root);
        root.finish("test.xml");
        return read;
    }

    private static List<Fault> faults(SettingsNode... subscriptions) {
        return catchThrowableOfType(() -> read(subscriptions), InvalidSettingsException.class)
                .faults();
    }

    private static SettingsNode subscription(String name, SettingsNode... children) {
        return new SettingsNode(
                "subscription", Optional.empty(), Map.of("name", name), new ArrayList<>(List.of(children)));
    }

    private static SettingsNode node(String name, String text) {
        return new SettingsNode(name, Optional.of(text), Map.of(), List.of());
    }

    private static final class HookFactory implements NotificationMechanismFactory {
        @Override
        public String element() {
            return "hook";
        }

        @Override
        public NotificationMechanism create(SettingsReader settings) {
            return new ScriptedMechanism();
        }
    }
}
