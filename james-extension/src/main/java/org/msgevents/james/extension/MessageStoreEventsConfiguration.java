// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.extension;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.commons.configuration2.HierarchicalConfiguration;
import org.apache.commons.configuration2.ex.ConfigurationException;
import org.apache.commons.configuration2.tree.ImmutableNode;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.server.core.configuration.ConfigurationProvider;
import org.apache.james.server.core.configuration.FileConfigurationProvider;
import org.msgevents.james.expiry.ExpiryRule;
import org.msgevents.james.expiry.ExpirySettings;
import org.msgevents.james.listener.TranslationSettings;
import org.msgevents.james.listener.TranslationSettings.ProvisionedMailboxes;
import org.msgevents.james.reconcile.ReconcileSettings;
import org.msgevents.james.session.ServerIdentity;
import org.msgevents.mechanism.NotificationMechanismFactories;
import org.msgevents.outbox.jdbc.OutboxConfiguration;
import org.msgevents.settings.Fault;
import org.msgevents.settings.InvalidSettingsException;
import org.msgevents.settings.SettingsNode;
import org.msgevents.settings.SettingsParsers;
import org.msgevents.settings.SettingsReader;
import org.msgevents.subscription.Subscription;
import org.msgevents.subscription.SubscriptionReader;

/**
 * What an operator configured in {@code conf/message-store-events.xml}.
 *
 * @param expiry the rules
 * @param reconcile how what was missed is looked for
 * @param source what was read; it may hold secrets
 * @param subscriptions with their mechanisms ready to send; who reads the configuration closes them
 */
public record MessageStoreEventsConfiguration(
        TranslationSettings translation,
        OutboxConfiguration outbox,
        List<Subscription> subscriptions,
        List<ExpiryRule> expiry,
        ReconcileSettings reconcile,
        SettingsNode source) {
    static final String SOURCE = "conf/message-store-events.xml";

    private static final Map<String, ProvisionedMailboxes> PROVISIONED =
            new TreeMap<>(Map.of("silent", ProvisionedMailboxes.SILENT, "told", ProvisionedMailboxes.TOLD));

    private static final String COMPONENT = "message-store-events";
    private static final String ROOT = "messageStoreEvents";

    public MessageStoreEventsConfiguration {
        subscriptions = List.copyOf(subscriptions);
        expiry = List.copyOf(expiry);
    }

    /**
     * Reads the file through James. Connects to nothing and creates nothing.
     *
     * @throws InvalidSettingsException with everything that is wrong with it
     */
    public static MessageStoreEventsConfiguration read(ConfigurationProvider configurations, FileSystem files) {
        SettingsReader root = root(configurations);
        List<Subscription> subscriptions = new SubscriptionReader(
                        NotificationMechanismFactories.of(MessageStoreEventsConfiguration.class.getClassLoader()),
                        FolderDelimiter.inUse())
                .read(root);
        MessageStoreEventsConfiguration configuration = new MessageStoreEventsConfiguration(
                translation(root),
                outbox(root, files),
                subscriptions,
                ExpirySettings.read(root, FolderDelimiter.inUse()),
                ReconcileSettings.read(root),
                root.node());
        try {
            root.finish(SOURCE);
            return configuration;
        } catch (InvalidSettingsException faults) {
            configuration.close();
            throw faults;
        }
    }

    private static TranslationSettings translation(SettingsReader root) {
        return new TranslationSettings(
                ServerSettings.read(root, ServerSettings::machineName),
                root.value("provisionedMailboxes", SettingsParsers.oneOf(PROVISIONED))
                        .orElse(ProvisionedMailboxes.SILENT));
    }

    /** Which server this is. */
    public ServerIdentity server() {
        return translation.server();
    }

    private static OutboxConfiguration outbox(SettingsReader root, FileSystem files) {
        OutboxConfiguration outbox = OutboxConfiguration.from(root, new Directories(files));
        if (!Directories.isWritable(outbox.directory())) {
            root.fault(
                    "the outbox's directory " + outbox.directory() + " cannot be written to",
                    "a directory in which the user " + System.getProperty("user.name") + " may write");
        }
        return outbox;
    }

    private static SettingsReader root(ConfigurationProvider configurations) {
        SettingsReader root = SettingsTree.read(load(configurations));
        if (!root.node().name().equals(ROOT)) {
            throw invalid("the root element is <" + root.node().name() + ">", "<" + ROOT + ">");
        }
        return root;
    }

    private static HierarchicalConfiguration<ImmutableNode> load(ConfigurationProvider configurations) {
        try {
            HierarchicalConfiguration<ImmutableNode> found = configurations.getConfiguration(COMPONENT);
            if (found.equals(FileConfigurationProvider.EMPTY_CONFIGURATION)) {
                throw missing();
            }
            return found;
        } catch (ConfigurationException unreadable) {
            throw unreadable.getCause() == null
                    ? missing()
                    : invalid(unreadable.getCause().toString(), "XML");
        }
    }

    private static InvalidSettingsException missing() {
        return invalid(
                "is missing",
                "the file, because extensions.properties names " + MessageStoreEventsModule.class.getName());
    }

    private static InvalidSettingsException invalid(String value, String wanted) {
        return new InvalidSettingsException(SOURCE, List.of(new Fault(SOURCE, value, wanted)));
    }

    /** Closes the mechanisms. */
    void close() {
        subscriptions.forEach(subscription -> subscription.mechanism().close());
    }
}
