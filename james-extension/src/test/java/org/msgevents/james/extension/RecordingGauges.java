// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.extension;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.james.metrics.api.Gauge;
import org.apache.james.metrics.api.GaugeRegistry;

/** Keeps the gauges that are registered, to be read. */
final class RecordingGauges implements GaugeRegistry {
    private final Map<String, Gauge<?>> gauges = new ConcurrentHashMap<>();

    @Override
    public <T> GaugeRegistry register(String name, Gauge<T> gauge) {
        gauges.put(name, gauge);
        return this;
    }

    @Override
    public <T> SettableGauge<T> settableGauge(String name) {
        throw new UnsupportedOperationException(name);
    }

    Set<String> names() {
        return Set.copyOf(gauges.keySet());
    }

    Object read(String name) {
        return Optional.ofNullable(gauges.get(name))
                .map(gauge -> (Object) gauge.get())
                .orElseThrow(() -> new AssertionError("no gauge " + name + " among " + names()));
    }
}
