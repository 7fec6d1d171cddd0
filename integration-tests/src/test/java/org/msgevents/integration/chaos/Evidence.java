// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import java.util.List;

/**
 * What is left when all is over.
 *
 * @param journal in the order in which the requests came
 * @param deeds what clients were answered
 * @param outages when the outbox could not be written
 * @param folders every mailbox that messages were in
 */
record Evidence(List<JournalEntry> journal, List<Deed> deeds, List<Outage> outages, List<FolderState> folders) {
    Evidence {
        journal = List.copyOf(journal);
        deeds = List.copyOf(deeds);
        outages = List.copyOf(outages);
        folders = List.copyOf(folders);
    }

    /** True when nobody promises that it is told: it happened while the outbox could not be written. */
    boolean mayBeUntold(Deed deed) {
        return outages.stream().anyMatch(outage -> outage.touches(deed));
    }
}
