// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox;

import java.util.List;

/**
 * Some of what a subscription has had and can be told again.
 *
 * @param events each with the sequence that it was told with; none only where no more follow
 * @param last the highest sequence of all of them, not of this page only; 0 when there are none
 */
public record DeliveredPage(List<KeptEvent> events, long last) {
    public DeliveredPage {
        events = List.copyOf(events);
    }
}
