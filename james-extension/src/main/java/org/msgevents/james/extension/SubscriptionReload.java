// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.extension;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.server.core.configuration.ConfigurationProvider;
import org.msgevents.publisher.Subscriptions;
import org.msgevents.settings.InvalidSettingsException;
import org.msgevents.settings.SettingsNode;
import org.msgevents.subscription.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the subscriptions those of the configuration as it is now, while James runs. Thread-safe. */
public final class SubscriptionReload {
    private static final Logger LOGGER = LoggerFactory.getLogger(SubscriptionReload.class);
    private static final String SUBSCRIPTION = "subscription";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ConfigurationProvider configurations;
    private final FileSystem files;
    private final Subscriptions subscriptions;
    private final SettingsNode started;
    private Map<String, SettingsNode> sources;
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    /**
     * What a reload did.
     *
     * @param needRestart elements that are not what they were at the start, and have no effect before the next one
     */
    public record Changes(List<String> added, List<String> changed, List<String> removed, List<String> needRestart) {
        public Changes {
            added = List.copyOf(added);
            changed = List.copyOf(changed);
            removed = List.copyOf(removed);
            needRestart = List.copyOf(needRestart);
        }
    }

    /** @param started what was read at the start */
    SubscriptionReload(
            ConfigurationProvider configurations, FileSystem files, Subscriptions subscriptions, SettingsNode started) {
        this.configurations = configurations;
        this.files = files;
        this.subscriptions = subscriptions;
        this.started = started;
        this.sources = sources(started);
    }

    /**
     * Reads the file. A subscription whose element says what it said goes on undisturbed, the others are as
     * {@link Subscriptions#replace} says. Blocks for the file, and some seconds for an earlier reload.
     *
     * @return empty when what an earlier reload ended is still coming to its end: nothing is done then
     * @throws InvalidSettingsException with everything that is wrong with the file: nothing is done then
     */
    public synchronized Optional<Changes> reload() {
        if (!isLastOver()) {
            return Optional.empty();
        }
        MessageStoreEventsConfiguration configuration = MessageStoreEventsConfiguration.read(configurations, files);
        Map<String, SettingsNode> next = sources(configuration.source());
        Changes changes = changes(next, configuration.source());
        last = subscriptions.replace(wanted(configuration, next)).toCompletableFuture();
        sources = next;
        LOGGER.info("{} read again: {}", MessageStoreEventsConfiguration.SOURCE, changes);
        return Optional.of(changes);
    }

    private boolean isLastOver() {
        return last.handle((nothing, failure) -> true)
                .completeOnTimeout(false, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** Those that are at work already stand for those that are read alike. */
    private List<Subscription> wanted(MessageStoreEventsConfiguration configuration, Map<String, SettingsNode> next) {
        Map<String, Subscription> atWork = subscriptions.configured().stream()
                .filter(subscription -> Objects.equals(sources.get(subscription.name()), next.get(subscription.name())))
                .collect(Collectors.toMap(Subscription::name, Function.identity()));
        List<Subscription> wanted = new ArrayList<>();
        for (Subscription read : configuration.subscriptions()) {
            Optional<Subscription> same = Optional.ofNullable(atWork.get(read.name()));
            same.ifPresent(known -> read.mechanism().close());
            wanted.add(same.orElse(read));
        }
        return wanted;
    }

    private Changes changes(Map<String, SettingsNode> next, SettingsNode source) {
        List<String> added = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        next.forEach((name, node) -> {
            if (!sources.containsKey(name)) {
                added.add(name);
            } else if (!node.equals(sources.get(name))) {
                changed.add(name);
            }
        });
        List<String> removed = sources.keySet().stream()
                .filter(name -> !next.containsKey(name))
                .toList();
        return new Changes(added, changed, removed, needRestart(source));
    }

    private List<String> needRestart(SettingsNode source) {
        Map<String, List<SettingsNode>> before = others(started);
        Map<String, List<SettingsNode>> now = others(source);
        return Stream.concat(before.keySet().stream(), now.keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .filter(element ->
                        !before.getOrDefault(element, List.of()).equals(now.getOrDefault(element, List.of())))
                .toList();
    }

    private static Map<String, SettingsNode> sources(SettingsNode source) {
        Map<String, SettingsNode> sources = new LinkedHashMap<>();
        source.children().stream()
                .filter(child -> child.name().equals(SUBSCRIPTION))
                .forEach(child -> sources.put(child.attributes().getOrDefault("name", ""), child));
        return sources;
    }

    private static Map<String, List<SettingsNode>> others(SettingsNode source) {
        return source.children().stream()
                .filter(child -> !child.name().equals(SUBSCRIPTION))
                .collect(Collectors.groupingBy(SettingsNode::name, HashMap::new, Collectors.toList()));
    }
}
