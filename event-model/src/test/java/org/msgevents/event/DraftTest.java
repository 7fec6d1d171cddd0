// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.msgevents.event.Inclusion.Presence;

/** Holds names and table against the words of draft-ietf-lemonade-msgevent-03. */
class DraftTest {
    private static final String LISTED_IN_SECTION_4 = "section 4 names it among the event's parameters";
    private static final String KIND_OF_QUOTA = "only what relates to the quota concerned: of disk, or of messages";
    private static final String OPTIONAL_MAILBOX = "section 4.1: 'and optionally the mailbox'";
    private static final String UID_OF_NEW =
            "section 4.1 wants its UID; it stands where all events of messages have it";

    /** Where the table differs from section 5, and why. */
    private static final Map<String, String> DEVIATIONS = Map.ofEntries(
            entry("diskQuota of QuotaExceed: MUST, here MAY", KIND_OF_QUOTA),
            entry("diskQuota of QuotaWithin: MUST, here MAY", KIND_OF_QUOTA),
            entry("diskUsed of QuotaExceed: MUST, here MAY", KIND_OF_QUOTA),
            entry("diskUsed of QuotaWithin: MUST, here MAY", KIND_OF_QUOTA),
            entry("maxMessages of QuotaExceed: MUST, here MAY", KIND_OF_QUOTA),
            entry("maxMessages of QuotaWithin: MUST, here MAY", KIND_OF_QUOTA),
            entry("messages of QuotaExceed: MUST, here MAY", KIND_OF_QUOTA),
            entry("messages of QuotaWithin: MUST, here MAY", KIND_OF_QUOTA),
            entry("mailboxID of QuotaExceed: NOT, here MAY", OPTIONAL_MAILBOX),
            entry("mailboxID of QuotaWithin: NOT, here MAY", OPTIONAL_MAILBOX),
            entry("oldMailboxID of MailboxRename: NOT, here MUST", LISTED_IN_SECTION_4),
            entry("uidset of MessageAppend: NOT, here MUST", UID_OF_NEW),
            entry("uidset of MessageNew: NOT, here MUST", UID_OF_NEW),
            entry("user of Login: MAY, here MUST", LISTED_IN_SECTION_4),
            entry("user of Logout: MAY, here MUST", LISTED_IN_SECTION_4),
            entry("user of MailboxSubscribe: MAY, here MUST", LISTED_IN_SECTION_4),
            entry("user of MailboxUnSubscribe: MAY, here MUST", LISTED_IN_SECTION_4),
            entry("user of QuotaExceed: MAY, here MUST", LISTED_IN_SECTION_4),
            entry("user of QuotaWithin: MAY, here MUST", LISTED_IN_SECTION_4));

    /** How section 4 speaks of parameters that an event has. */
    private static final Map<String, Parameter<?>> WORDS = Map.of(
            "mailbox identifier", Parameter.MAILBOX_ID,
            "old mailbox identifier", Parameter.OLD_MAILBOX_ID,
            "message identifier", Parameter.URI,
            "server domain name|domain name and port", Parameter.URI,
            "UID set|set of message UIDs", Parameter.UIDSET,
            "list of IMAP flag or keyword names", Parameter.FLAG_NAMES,
            "relevant user|the user whose|user's authorization identity", Parameter.USER);

    private Draft draft;

    @BeforeEach
    void readDraft() throws IOException {
        draft = Draft.read();
    }

    static List<EventName> eventsOfTheDraft() {
        return EventName.all().stream()
                .filter(name -> !name.isVendor() && !name.equals(EventName.QUOTA_CHANGE))
                .toList();
    }

    static Stream<Parameter<?>> parametersOfTheDraft() {
        return Parameter.all().stream()
                .filter(parameter -> !parameter.wireName().startsWith("vnd."));
    }

    @Test
    void eventNamesShouldBeThoseOfSectionFour() {
        assertThat(eventsOfTheDraft().stream().map(EventName::wireName))
                .containsExactlyInAnyOrderElementsOf(draft.eventNames())
                .hasSize(17);
    }

    @Test
    void parameterNamesShouldBeThoseOfSectionFiveInItsOrder() {
        List<String> withoutTimestamp = draft.parameterNames().stream()
                .filter(name -> !name.equals("timestamp"))
                .toList();

        assertThat(draft.parameterNames()).contains("timestamp");
        assertThat(parametersOfTheDraft().map(Parameter::wireName)).containsExactlyElementsOf(withoutTimestamp);
    }

    @Test
    void tableShouldBeThatOfSectionFive() {
        Set<String> found = new TreeSet<>();

        parametersOfTheDraft().forEach(parameter -> eventsOfTheDraft().forEach(event -> {
            Presence said = said(parameter, event);
            Presence here = here(parameter, event);
            if (said != here) {
                found.add(parameter + " of " + event + ": " + said + ", here " + here);
            }
        }));

        assertThat(found).containsExactlyElementsOf(new TreeMap<>(DEVIATIONS).keySet());
    }

    @ParameterizedTest
    @MethodSource("eventsOfTheDraft")
    void tableShouldRequireWhatSectionFourNames(EventName event) {
        String text = draft.parametersOf(event);

        WORDS.forEach((words, parameter) -> {
            if (Pattern.compile(words).matcher(text).find()) {
                assertThat(ParameterTable.row(event).must()).as(text).contains(parameter);
            }
        });
    }

    /** The most that a sentence says. */
    private Presence said(Parameter<?> parameter, EventName event) {
        return draft.sentencesOn(parameter).stream()
                .map(sentence -> Inclusion.of(sentence, event))
                .max(Presence::compareTo)
                .orElse(Presence.NOT);
    }

    private static Presence here(Parameter<?> parameter, EventName event) {
        ParameterTable.Row row = ParameterTable.row(event);
        Presence allowed = row.allows(parameter) ? Presence.MAY : Presence.NOT;
        return row.must().contains(parameter) ? Presence.MUST : allowed;
    }
}
