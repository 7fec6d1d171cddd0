// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.msgevents.integration.chaos.Violation.Promise;

/** What was told, held against the mailboxes. */
final class TruthCheck {
    private final Map<Folder, FolderState> folders;

    TruthCheck(List<FolderState> folders) {
        this.folders = folders.stream().collect(Collectors.toMap(FolderState::folder, Function.identity()));
    }

    List<Violation> violations(List<Call> calls) {
        return calls.stream()
                .flatMap(call -> call.occurrences().stream())
                .distinct()
                .filter(occurrence -> !isPossible(occurrence))
                .map(occurrence -> new Violation(Promise.TRUE, occurrence.toString()))
                .toList();
    }

    private boolean isPossible(Occurrence occurrence) {
        FolderState state = folders.get(occurrence.folder());
        return state != null
                && occurrence.uid() < state.uidNext()
                && !(occurrence.event().equals(Occurrence.EXPUNGE)
                        && state.uids().contains(occurrence.uid()));
    }
}
