// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The kinds of mechanisms that are at hand. */
public final class NotificationMechanismFactories {
    private NotificationMechanismFactories() {}

    /**
     * Those that a class loader has, by element.
     *
     * @param loader the bundle's own: the thread's may not see it
     * @throws IllegalStateException when two of them have one element
     */
    public static Map<String, NotificationMechanismFactory> of(ClassLoader loader) {
        Map<String, NotificationMechanismFactory> factories = new TreeMap<>();
        for (NotificationMechanismFactory factory : ServiceLoader.load(NotificationMechanismFactory.class, loader)) {
            NotificationMechanismFactory other = factories.putIfAbsent(factory.element(), factory);
            if (other != null) {
                throw new IllegalStateException("two mechanisms are configured by <" + factory.element() + ">: "
                        + other.getClass().getName() + " and "
                        + factory.getClass().getName());
            }
        }
        return factories;
    }
}
