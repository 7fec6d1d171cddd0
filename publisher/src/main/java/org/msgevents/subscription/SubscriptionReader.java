// SPDX-License-Identifier: Apache-2.0
package org.msgevents.subscription;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.msgevents.encryption.EncryptedMechanism;
import org.msgevents.encryption.PayloadEncrypter;
import org.msgevents.event.EventName;
import org.msgevents.event.Parameter;
import org.msgevents.filter.MailboxSelectorParser;
import org.msgevents.filter.NotificationFilter;
import org.msgevents.filter.SpecialUse;
import org.msgevents.filter.UserPattern;
import org.msgevents.mechanism.NotificationMechanism;
import org.msgevents.mechanism.NotificationMechanismFactory;
import org.msgevents.settings.SettingsParser;
import org.msgevents.settings.SettingsParsers;
import org.msgevents.settings.SettingsReader;

/** Reads the {@code subscription} elements of a configuration. Faults go to the reader, all of them. */
public final class SubscriptionReader {
    /** Parameters on request but for a message's content, which has an element of its own. */
    private static final Map<String, Parameter<?>> INCLUDABLE = parameters(
            Parameter.ENVELOPE,
            Parameter.BODY_STRUCTURE,
            Parameter.MESSAGES,
            Parameter.UIDNEXT,
            Parameter.DISK_QUOTA,
            Parameter.DISK_USED,
            Parameter.MAX_MESSAGES);

    /** What no event has to have, and no request has to be made for. */
    private static final Map<String, Parameter<?>> OMISSIBLE = parameters(Parameter.all().stream()
            .filter(parameter -> !parameter.isOnRequest() && !parameter.equals(Parameter.URI))
            .toArray(Parameter<?>[]::new));

    private static final int LARGEST_PAYLOAD = 16 * 1024 * 1024;
    private static final SettingsParser<List<String>> TAGS =
            SettingsParser.of("tags separated by commas, none empty", SubscriptionReader::tags);

    private static final Map<String, EventForm.Flags> FLAGS = new TreeMap<>(Map.of(
            "simple", EventForm.Flags.SIMPLE,
            "FlagsSet", EventForm.Flags.FLAGS_SET));
    private static final Map<String, EventForm.Transfers> TRANSFERS = new TreeMap<>(Map.of(
            "vendor", EventForm.Transfers.VENDOR,
            "plain", EventForm.Transfers.PLAIN));
    private static final SettingsParser<PayloadLimit> PAYLOAD =
            SettingsParser.of("a size in KiB or MiB, such as 64KiB, from 16KiB to 16MiB", SubscriptionReader::payload);

    private static final SettingsParser<Long> CONTENT_SIZE =
            SettingsParser.of("a size in KiB or MiB, such as 2KiB, up to 16MiB", SubscriptionReader::size);

    private final Map<String, NotificationMechanismFactory> mechanisms;
    private final char delimiter;

    /**
     * Makes a reader.
     *
     * @param mechanisms by the element that configures one
     * @param delimiter between the levels of a mailbox name
     */
    public SubscriptionReader(Map<String, NotificationMechanismFactory> mechanisms, char delimiter) {
        this.mechanisms = new TreeMap<>(mechanisms);
        this.delimiter = delimiter;
    }

    /**
     * The subscriptions below {@code root}, as far as they are without fault; whoever gets them closes their
     * mechanisms.
     */
    public List<Subscription> read(SettingsReader root) {
        List<Subscription> subscriptions = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (SettingsReader settings : root.children("subscription")) {
            Optional<String> name = settings.attribute("name", SettingsParsers.NAME);
            if (settings.node().attributes().get("name") == null) {
                settings.fault("has no name", SettingsParsers.NAME.wanted());
            }
            name.filter(known -> !names.add(known))
                    .ifPresent(known ->
                            settings.fault("stands more than once", "a name of its own for each subscription"));
            subscription(name.orElse(""), settings).ifPresent(subscriptions::add);
        }
        return subscriptions;
    }

    private Optional<Subscription> subscription(String name, SettingsReader settings) {
        NotificationFilter filter = filter(settings);
        Telling telling = telling(settings);
        Inclusion inclusion = inclusion(settings, telling.limit());
        DeliveryTerms terms = DeliveryTermsReader.read(settings);
        Optional<PayloadEncrypter> encrypter = PayloadEncrypter.read(settings);
        return mechanism(settings)
                .map(mechanism -> EncryptedMechanism.of(encrypter, mechanism))
                .map(mechanism -> new Subscription(name, filter, telling, inclusion, terms, mechanism));
    }

    private static Inclusion inclusion(SettingsReader settings, PayloadLimit limit) {
        OptionalLong content = settings.child("messageContent")
                .flatMap(found -> found.requiredAttribute("maxSize", CONTENT_SIZE)
                        .filter(octets -> {
                            boolean isSmall = octets <= limit.octets();
                            if (!isSmall) {
                                found.fault("maxSize is more than maxPayload", "a size of maxPayload at most");
                            }
                            return isSmall;
                        }))
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
        return new Inclusion(
                named(settings, "include", INCLUDABLE),
                named(settings, "omit", OMISSIBLE),
                new MessageParts(content, HeaderFieldNames.read(settings)),
                settings.value("tags", TAGS).orElse(List.of()));
    }

    private static Set<Parameter<?>> named(
            SettingsReader settings, String element, Map<String, Parameter<?>> parameters) {
        return Set.copyOf(settings.value(element, SettingsParsers.listOf(SettingsParsers.oneOf(parameters)))
                .orElse(List.of()));
    }

    private static Map<String, Parameter<?>> parameters(Parameter<?>... parameters) {
        Map<String, Parameter<?>> byName = new TreeMap<>();
        Stream.of(parameters).forEach(parameter -> byName.put(parameter.wireName(), parameter));
        return byName;
    }

    private static Telling telling(SettingsReader settings) {
        Optional<SettingsReader> form = settings.child("form");
        return new Telling(
                new EventForm(
                        form.flatMap(found -> found.attribute("flags", SettingsParsers.oneOf(FLAGS)))
                                .orElse(EventForm.STANDARD.flags()),
                        form.flatMap(found -> found.attribute("transfers", SettingsParsers.oneOf(TRANSFERS)))
                                .orElse(EventForm.STANDARD.transfers())),
                settings.value("maxPayload", PAYLOAD).orElse(PayloadLimit.STANDARD));
    }

    private NotificationFilter filter(SettingsReader settings) {
        Set<EventName> events = settings.required("events", EventWords.LIST).orElse(Set.of());
        Optional<SettingsReader> exclude = settings.child("exclude");
        return new NotificationFilter(
                events,
                settings.value("users", UserPattern.LIST).orElse(List.of()),
                settings.value("mailboxes", MailboxSelectorParser.withDelimiter(delimiter))
                        .orElse(List.of()),
                exclude.flatMap(found -> found.attribute(
                                "specialUse", SettingsParsers.listOf(SettingsParsers.oneOf(SpecialUse.byAttribute()))))
                        .map(Set::copyOf)
                        .orElse(Set.of()),
                exclude.flatMap(found -> found.attribute("flags", SettingsParsers.listOf(SettingsParsers.TEXT)))
                        .orElse(List.of()));
    }

    private Optional<NotificationMechanism> mechanism(SettingsReader settings) {
        List<NotificationMechanism> found = new ArrayList<>();
        mechanisms.forEach(
                (element, factory) -> settings.children(element).forEach(child -> found.add(factory.create(child))));
        if (found.size() != 1) {
            settings.fault("has " + found.size() + " mechanisms", "exactly one of " + mechanisms.keySet());
        }
        found.stream().skip(1).forEach(NotificationMechanism::close);
        return found.stream().findFirst();
    }

    private static PayloadLimit payload(String text) {
        return new PayloadLimit((int) size(text));
    }

    private static long size(String text) {
        long octets = SettingsParsers.SIZE.parse().apply(text);
        if (octets < 1 || octets > LARGEST_PAYLOAD) {
            throw new IllegalArgumentException(text);
        }
        return octets;
    }

    private static List<String> tags(String text) {
        List<String> tags = List.of(text.strip().split("\\s*,\\s*", -1));
        if (tags.contains("")) {
            throw new IllegalArgumentException(text);
        }
        return tags;
    }
}
