// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Any event that the model can hold. */
public final class Events {
    private static final Arbitrary<ImapUrl> URLS = Combinators.combine(
                    HostileTexts.names(),
                    HostileTexts.names(),
                    Arbitraries.longs().between(1, 0xFFFF_FFFFL))
            .as((user, mailbox, number) ->
                    ImapUrl.ofMailbox("imap.example.com", user, mailbox).withUidValidity(number));
    private static final Arbitrary<UidSet> UID_SETS = Arbitraries.longs()
            .between(1, 0xFFFF_FFFFL)
            .list()
            .ofMinSize(1)
            .ofMaxSize(20)
            .map(UidSet::of);
    private static final Arbitrary<FlagNames> FLAGS = Arbitraries.of("\\Seen", "\\Flagged", "$Work", "Wörk", "📬")
            .list()
            .ofMinSize(1)
            .map(FlagNames::of);
    private static final Arbitrary<SmtpEnvelope> ENVELOPES = HostileTexts.names()
            .map(text -> text.replaceAll("[\r\n]", "?"))
            .map(text -> new SmtpEnvelope("MAIL FROM:<" + text + ">", List.of("RCPT TO:" + text)));

    private static final Arbitrary<HeaderFields> HEADER_FIELDS = HostileTexts.names()
            .list()
            .map(texts -> new HeaderFields(Map.of(
                    "fields",
                    Map.of("Comments", texts),
                    "defects",
                    List.of(Map.of("field", String.join(" ", texts), "instance", texts.size())))));

    private Events() {}

    /** Of every name, with any of the parameters that the name allows. */
    public static Arbitrary<MessageStoreEvent> any() {
        return Arbitraries.of(EventName.all()).flatMap(Events::named);
    }

    private static Arbitrary<MessageStoreEvent> named(EventName name) {
        Arbitrary<Instant> times = Arbitraries.longs()
                .between(0, Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli())
                .map(Instant::ofEpochMilli);
        Arbitrary<OrderingKey> keys = HostileTexts.names().map(OrderingKey::ofMailbox);
        Arbitrary<EventId> ids = Combinators.combine(Arbitraries.longs(), Arbitraries.longs())
                .as((high, low) -> new EventId(new UUID(high, low)));
        return Combinators.combine(ids, times, keys, parameters(name))
                .as((id, time, key, parameters) -> new MessageStoreEvent(id, name, time, key, parameters));
    }

    private static Arbitrary<Parameters> parameters(EventName name) {
        ParameterTable.Row row = ParameterTable.row(name);
        Arbitrary<Parameters> parameters = Arbitraries.just(Parameters.empty());
        for (Parameter<?> parameter : Parameter.all()) {
            if (row.allows(parameter)) {
                parameters = Combinators.combine(
                                parameters, of(parameter, row.must().contains(parameter) ? 0.0 : 0.5))
                        .as(Parameters::and);
            }
        }
        return parameters.map(Events::withoutWhatIsOfOneMessage);
    }

    private static <T> Arbitrary<Parameters> of(Parameter<T> parameter, double absence) {
        Arbitrary<T> values = values(parameter).map(parameter.type()::cast);
        return values.injectNull(absence).map(value -> Parameters.builder()
                .putIfPresent(parameter, Optional.ofNullable(value))
                .build());
    }

    private static Arbitrary<? extends Object> values(Parameter<?> parameter) {
        Object type = parameter.type();
        if (type == ParameterType.URL) {
            return URLS;
        }
        if (type == ParameterType.UIDS) {
            return UID_SETS;
        }
        if (type == ParameterType.FLAGS) {
            return FLAGS;
        }
        if (type == ParameterType.ENVELOPE) {
            return ENVELOPES;
        }
        if (type == ParameterType.HEADER_FIELDS) {
            return HEADER_FIELDS;
        }
        return type == ParameterType.NUMBER
                ? Arbitraries.longs().between(0, Long.MAX_VALUE)
                : HostileTexts.names().injectDuplicates(0.1);
    }

    private static Parameters withoutWhatIsOfOneMessage(Parameters parameters) {
        boolean several =
                parameters.get(Parameter.UIDSET).map(uids -> uids.size() > 1).orElse(false);
        return parameters.only(parameter -> !several || !ParameterTable.isOfOneMessage(parameter));
    }
}
