// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import java.util.Set;

/**
 * A mailbox as it stands when all is over.
 *
 * @param uidNext above every UID that there ever was
 * @param uids of the messages that are there
 */
record FolderState(Folder folder, long uidNext, Set<Long> uids) {
    FolderState {
        uids = Set.copyOf(uids);
    }
}
