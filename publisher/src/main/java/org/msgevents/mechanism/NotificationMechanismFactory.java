// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism;

import org.msgevents.settings.SettingsReader;

/** Makes mechanisms of one kind; found by {@link java.util.ServiceLoader} in the bundle's own class loader. */
public interface NotificationMechanismFactory {
    /** The element that configures such a mechanism inside a subscription, such as {@code webhook}. */
    String element();

    /**
     * Reads the element and makes the mechanism. Opens no connection.
     *
     * <p>Faults go to the reader, all of them; what is returned beside a fault is never used and is closed.
     */
    NotificationMechanism create(SettingsReader settings);
}
