// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.mailet;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.mailet.MailetConfig;
import org.msgevents.event.Parameter;
import org.msgevents.james.session.DeliveryOrigin.Telling;
import org.msgevents.settings.SettingsParser;
import org.msgevents.settings.SettingsReader;

/** The delivery mailet's own settings in {@code mailetcontainer.xml}. */
record DeliverySettings(Set<Parameter<?>> parameters, List<String> tags, Telling telling) {
    static final DeliverySettings DEFAULT = new DeliverySettings(Set.of(Parameter.ENVELOPE), List.of(), Telling.TOLD);

    private static final String MAILET = LocalDeliveryWithEvents.class.getSimpleName();

    private static final String PARAMETERS_NAME = "parameters";
    private static final String TAGS_NAME = "tags";
    private static final String NOTIFY_NAME = "notify";

    /** Read by LocalDelivery, and by the processor that runs the mailet. */
    private static final List<String> OF_JAMES =
            List.of("consume", "retries", "onMailetException", "onMatchException", "onMatcherException");

    private static final Map<String, Parameter<?>> OPTIONAL_PARAMETERS =
            Map.of(Parameter.ENVELOPE.wireName(), Parameter.ENVELOPE);

    private static final SettingsParser<Set<Parameter<?>>> PARAMETERS = SettingsParser.of(
            "nothing, or one or more of " + OPTIONAL_PARAMETERS.keySet() + ", separated by commas",
            text -> words(text).map(DeliverySettings::parameter).collect(Collectors.toSet()));

    private static final SettingsParser<List<String>> TAGS = SettingsParser.of(
            "tags separated by commas, none of them empty", text -> words(text).toList());

    private static final SettingsParser<Telling> NOTIFY = SettingsParser.of("true or false", DeliverySettings::telling);

    DeliverySettings {
        parameters = Set.copyOf(parameters);
        tags = List.copyOf(tags);
    }

    /** Of every parameter that the mailet may have. */
    static List<String> names() {
        return Stream.concat(Stream.of(PARAMETERS_NAME, TAGS_NAME, NOTIFY_NAME), OF_JAMES.stream())
                .toList();
    }

    static DeliverySettings read(MailetConfig config) {
        SettingsReader reader = SettingsReader.of(MailetSettings.node(MAILET, config));
        OF_JAMES.forEach(reader::child);
        DeliverySettings settings = new DeliverySettings(
                reader.child(PARAMETERS_NAME)
                        .map(child -> child.text(PARAMETERS).orElse(Set.of()))
                        .orElse(DEFAULT.parameters),
                reader.value(TAGS_NAME, TAGS).orElse(DEFAULT.tags),
                reader.value(NOTIFY_NAME, NOTIFY).orElse(DEFAULT.telling));
        reader.finish("mailetcontainer.xml, mailet " + MAILET);
        return settings;
    }

    private static Stream<String> words(String text) {
        List<String> words =
                Arrays.stream(text.split(",", -1)).map(String::trim).toList();
        if (words.contains("")) {
            throw new IllegalArgumentException(text);
        }
        return words.stream();
    }

    private static Parameter<?> parameter(String name) {
        return Optional.ofNullable(OPTIONAL_PARAMETERS.get(name)).orElseThrow(IllegalArgumentException::new);
    }

    private static Telling telling(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> Telling.TOLD;
            case "false" -> Telling.SILENT;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
