// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.msgevents.integration.chaos.Violation.Promise;

/** The checker finds each kind of broken promise, and nothing where all are kept. */
class CheckerTest {
    private static final Folder INBOX = new Folder("albert@localhost", "INBOX", 7);
    private static final Outage NO_OUTAGE = new Outage(-2, -1);

    private final List<JournalEntry> journal = new ArrayList<>();
    private final List<Deed> deeds = new ArrayList<>();
    private final List<Outage> outages = new ArrayList<>(List.of(NO_OUTAGE));
    private final FolderState inbox = new FolderState(INBOX, 10, Set.of(1L, 2L, 3L));

    @Test
    void violationsShouldBeNoneWhenEverythingIsToldInOrder() {
        answered(Occurrence.APPEND, 1);
        answered(Occurrence.APPEND, 2);
        told("a", 1, Occurrence.APPEND, "1");
        told("b", 2, Occurrence.APPEND, "2");

        assertThat(violations()).isEmpty();
    }

    @Test
    void violationsShouldBeNoneWhenAnEarlierEventComesAgain() {
        answered(Occurrence.APPEND, 1);
        answered(Occurrence.APPEND, 2);
        told("a", 1, Occurrence.APPEND, "1");
        told("b", 2, Occurrence.APPEND, "2");
        told("a", 1, Occurrence.APPEND, "1");

        assertThat(violations()).isEmpty();
    }

    @Test
    void violationsShouldNameWhatWasAnsweredAndNotTold() {
        answered(Occurrence.APPEND, 1);

        assertThat(violations()).extracting(Violation::promise).containsExactly(Promise.TOLD, Promise.TOLD);
        assertThat(violations().get(0).where()).contains("everything", "MessageAppend", "uid=1");
    }

    @Test
    void violationsShouldNameTheOneSubscriptionThatWasNotTold() {
        answered(Occurrence.APPEND, 1);
        told(Subscription.EVERYTHING, Verdict.TAKEN, "a", body("a", 1, Occurrence.APPEND, "1"));

        assertThat(violations())
                .extracting(Violation::where)
                .singleElement()
                .asString()
                .startsWith("arrivals");
    }

    @Test
    void violationsShouldNameWhatTheReceiverNeverTook() {
        answered(Occurrence.EXPUNGE, 5);
        for (Subscription subscription : List.of(Subscription.EVERYTHING, Subscription.REMOVALS)) {
            for (Verdict verdict : List.of(Verdict.FAILED, Verdict.UNANSWERED)) {
                told(subscription, verdict, "a", body("a", 1, Occurrence.EXPUNGE, "5"));
            }
        }

        assertThat(violations()).extracting(Violation::promise).containsExactly(Promise.TOLD, Promise.TOLD);
    }

    @Test
    void violationsShouldTakeARefusalForAnAnswerWhereTheReceiverRefuses() {
        answered(Occurrence.APPEND, 1);
        told(Subscription.EVERYTHING, Verdict.TAKEN, "a", body("a", 1, Occurrence.APPEND, "1"));
        told(Subscription.ARRIVALS, Verdict.REFUSED, "a", body("a", 1, Occurrence.APPEND, "1"));

        assertThat(violations()).isEmpty();
    }

    @Test
    void violationsShouldNameOneFlagOfOneMessageThatWasNotTold() {
        deeds.add(new Deed(new Occurrence(Occurrence.SET, INBOX, 1, "k1"), 1, 2));
        deeds.add(new Deed(new Occurrence(Occurrence.SET, INBOX, 2, "k1"), 1, 2));
        told(Subscription.EVERYTHING, Verdict.TAKEN, "a", flags("a", "1:2", "k2"));
        told(Subscription.EVERYTHING, Verdict.TAKEN, "b", flags("b", "1", "k1"));

        assertThat(violations())
                .extracting(Violation::where)
                .singleElement()
                .asString()
                .contains("uid=2", "k1");
    }

    @Test
    void violationsShouldForgiveWhatWasAnsweredWhileTheOutboxCouldNotBeWritten() {
        deeds.add(new Deed(Occurrence.of(Occurrence.APPEND, INBOX, 1), 20, 30));
        outages.add(new Outage(25, 40));

        assertThat(violations()).isEmpty();
        assertThat(checker().lostInOutages()).isOne();
    }

    @Test
    void violationsShouldNotForgiveWhatBeganAfterTheOutage() {
        deeds.add(new Deed(Occurrence.of(Occurrence.APPEND, INBOX, 1), 41, 50));
        outages.add(new Outage(25, 40));

        assertThat(violations()).extracting(Violation::promise).contains(Promise.TOLD);
    }

    @Test
    void violationsShouldNameTwoIdsOfOneOccurrence() {
        told("a", 1, Occurrence.APPEND, "1");
        told("b", 2, Occurrence.APPEND, "1");

        assertThat(violations()).extracting(Violation::promise).containsOnly(Promise.ONE_ID);
    }

    @Test
    void violationsShouldNameTwoBodiesOfOneId() {
        told("a", 1, Occurrence.APPEND, "1");
        told("a", 1, Occurrence.APPEND, "2");

        assertThat(violations()).extracting(Violation::promise).containsOnly(Promise.SAME_BODY);
    }

    @Test
    void violationsShouldNameAnIdInTheHeaderThatIsNotTheBodys() {
        told(Subscription.EVERYTHING, Verdict.TAKEN, "b", body("a", 1, Occurrence.APPEND, "1"));

        assertThat(violations()).extracting(Violation::promise).containsExactly(Promise.SAME_BODY);
    }

    @Test
    void violationsShouldNameAnEarlierEventThatFirstComesAfterALaterOne() {
        told("b", 2, Occurrence.APPEND, "2");
        told("a", 1, Occurrence.APPEND, "1");

        assertThat(violations()).extracting(Violation::promise).containsOnly(Promise.SEQUENCE);
    }

    @Test
    void violationsShouldNameWhatIsNumberedOtherwiseThanItHappened() {
        answered(Occurrence.APPEND, 1);
        answered(Occurrence.APPEND, 2);
        told("b", 1, Occurrence.APPEND, "2");
        told("a", 2, Occurrence.APPEND, "1");

        assertThat(violations()).extracting(Violation::promise).containsOnly(Promise.ORDER);
    }

    @Test
    void violationsShouldNotOrderWhatWasRecovered() {
        answered(Occurrence.APPEND, 1);
        answered(Occurrence.APPEND, 2);
        told("b", 1, Occurrence.APPEND, "2");
        String recovered =
                body("a", 2, Occurrence.APPEND, "1").replace("\"uidset\"", "\"vnd.james.recovered\":true,\"uidset\"");
        told(Subscription.EVERYTHING, Verdict.TAKEN, "a", recovered);
        told(Subscription.ARRIVALS, Verdict.TAKEN, "a", recovered);

        assertThat(violations()).isEmpty();
    }

    @Test
    void violationsShouldNotOrderWhatOneCommandDid() {
        deeds.add(new Deed(Occurrence.of(Occurrence.READ, INBOX, 1), 1, 2));
        deeds.add(new Deed(Occurrence.of(Occurrence.READ, INBOX, 2), 1, 2));
        told(Subscription.EVERYTHING, Verdict.TAKEN, "b", body("b", 1, Occurrence.READ, "2"));
        told(Subscription.EVERYTHING, Verdict.TAKEN, "a", body("a", 2, Occurrence.READ, "1"));

        assertThat(violations()).isEmpty();
    }

    @Test
    void violationsShouldNameAMessageThatNeverWas() {
        told("a", 1, Occurrence.APPEND, "10");

        assertThat(violations()).extracting(Violation::promise).containsExactly(Promise.TRUE);
    }

    @Test
    void violationsShouldNameAnExpungeOfAMessageThatIsThere() {
        told(Subscription.EVERYTHING, Verdict.TAKEN, "a", body("a", 1, Occurrence.EXPUNGE, "3"));

        assertThat(violations()).extracting(Violation::promise).containsExactly(Promise.TRUE);
    }

    @Test
    void violationsShouldNameWhatASubscriptionDoesNotWant() {
        told(Subscription.ARRIVALS, Verdict.TAKEN, "a", body("a", 1, Occurrence.EXPUNGE, "5"));

        assertThat(violations()).extracting(Violation::promise).containsExactly(Promise.WANTED);
    }

    @Test
    void storedUntoldShouldCountMessagesThatNeitherClientNorReceiverHeardOf() {
        answered(Occurrence.APPEND, 1);
        told("b", 2, Occurrence.APPEND, "2");

        assertThat(checker().storedUntold()).isOne();
    }

    private void answered(String event, long uid) {
        long began = deeds.size() * 10L;
        deeds.add(new Deed(Occurrence.of(event, INBOX, uid), began, began + 1));
    }

    /** Whoever wants arrivals. */
    private void told(String id, long sequence, String event, String uids) {
        told(Subscription.EVERYTHING, Verdict.TAKEN, id, body(id, sequence, event, uids));
        told(Subscription.ARRIVALS, Verdict.TAKEN, id, body(id, sequence, event, uids));
    }

    private void told(Subscription subscription, Verdict verdict, String id, String body) {
        journal.add(new JournalEntry(subscription.title(), id, body, verdict));
    }

    private static String flags(String id, String uids, String flags) {
        return body(id, id.charAt(0), Occurrence.SET, uids)
                .replace("\"uidset\"", "\"flagNames\":\"" + flags + "\",\"uidset\"");
    }

    private static String body(String id, long sequence, String event, String uids) {
        return """
                {"id":"%s","partitionkey":"1","sequence":"%020d","data":{"event":"%s","uidset":"%s",
                "mailboxID":"imap://albert%%40localhost@localhost/INBOX;UIDVALIDITY=7"}}"""
                .formatted(id, sequence, event, uids);
    }

    private Checker checker() {
        return new Checker(new Evidence(journal, deeds, outages, List.of(inbox)));
    }

    private List<Violation> violations() {
        return checker().violations();
    }
}
