// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.integration.server.Patience.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

import org.msgevents.integration.client.ImapClient;
import org.msgevents.integration.receiver.ReceivedEvent;
import org.msgevents.integration.receiver.WebhookContract;
import org.msgevents.testkit.receiver.ReceivedRequest;
import org.msgevents.testkit.receiver.RecordingReceiver;

/**
 * Cuts what a receiver gets into pieces that are known to be complete.
 *
 * <p>A cut is a mailbox created by a user of its own. James answers an operation when its events are in the outbox,
 * which numbers all events it takes, of whatever mailbox, without a gap. So when the event of the cut has come, and
 * every number before its own, then nothing is missing, and nothing will follow.
 */
final class EventFeed {
    private final RecordingReceiver receiver;
    private final WebhookContract contract;
    private final ImapClient cutter;
    private final NavigableMap<Long, ReceivedEvent> events = new TreeMap<>();
    private final Map<String, Long> lastOfKey = new HashMap<>();
    private int read;
    private int cuts;
    private long lastCut;

    EventFeed(RecordingReceiver receiver, WebhookContract contract, ImapClient cutter) {
        this.receiver = receiver;
        this.contract = contract;
        this.cutter = cutter;
    }

    /** What was told since the last cut, in the order in which it happened. */
    List<ReceivedEvent> cut() throws IOException {
        String mailbox = "cut" + ++cuts;
        cutter.command("CREATE " + mailbox);
        await().untilAsserted(() -> assertThat(end(mailbox)).as("%s", events).isPresent());
        long previous = lastCut;
        lastCut = end(mailbox).orElseThrow();
        return new ArrayList<>(events.subMap(previous, false, lastCut, false).values());
    }

    /** The number of the cut, when it and all before it have come. */
    private OptionalLong end(String mailbox) {
        List<ReceivedRequest> requests = receiver.requests();
        requests.subList(read, requests.size()).forEach(this::take);
        read = requests.size();
        return events.tailMap(lastCut, false).values().stream()
                .filter(event -> event.name().equals("MailboxCreate"))
                .filter(event -> event.mailbox().mailbox().equals(mailbox))
                .mapToLong(ReceivedEvent::sequence)
                .filter(end -> events.headMap(end, true).size() == end)
                .findFirst();
    }

    private void take(ReceivedRequest request) {
        ReceivedEvent event = contract.check(request);
        assertThat(event.sequence())
                .as("%s in the order of its key", event)
                .isGreaterThan(lastOfKey.getOrDefault(event.key(), 0L));
        lastOfKey.put(event.key(), event.sequence());
        events.put(event.sequence(), event);
    }
}
