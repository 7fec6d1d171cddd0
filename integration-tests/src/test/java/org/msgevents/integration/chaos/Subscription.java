// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import java.util.Set;

/** One of {@code configurations/chaos.xml}: whom it tells what, and what becomes of what its receiver refuses. */
enum Subscription {
    /** Eight in flight; nothing is refused. */
    EVERYTHING("everything", Refused.NEVER) {
        @Override
        boolean wants(Occurrence occurrence) {
            return true;
        }
    },
    /** Two in flight. */
    ARRIVALS("arrivals", Refused.PARKED) {
        @Override
        boolean wants(Occurrence occurrence) {
            return Set.of(Occurrence.APPEND, Occurrence.NEW).contains(occurrence.event())
                    && occurrence.folder().name().equals("INBOX");
        }
    },
    /** One in flight, of one user. */
    FLAGS("flags", Refused.DROPPED) {
        @Override
        boolean wants(Occurrence occurrence) {
            return Set.of(Occurrence.SET, Occurrence.CLEAR, Occurrence.READ, Occurrence.TRASH)
                            .contains(occurrence.event())
                    && occurrence.folder().owner().startsWith("alice");
        }
    },
    /** What fails blocks its key; nothing is refused, as that would block it for ever. */
    REMOVALS("removals", Refused.NEVER) {
        @Override
        boolean wants(Occurrence occurrence) {
            return Set.of(Occurrence.EXPUNGE, Occurrence.TRASH, Occurrence.MOVE).contains(occurrence.event());
        }
    };

    /** What becomes of an event that the receiver says it will never take. */
    enum Refused {
        NEVER,
        PARKED,
        DROPPED
    }

    private final String title;
    private final Refused refused;

    Subscription(String title, Refused refused) {
        this.title = title;
        this.refused = refused;
    }

    /** True when its filter lets through what tells of that. */
    abstract boolean wants(Occurrence occurrence);

    /** Its name in the configuration, and the path of its endpoint. */
    String title() {
        return title;
    }

    Refused refused() {
        return refused;
    }
}
