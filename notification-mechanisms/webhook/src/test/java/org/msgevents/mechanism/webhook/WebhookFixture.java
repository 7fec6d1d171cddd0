// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.msgevents.mechanism.NotificationMechanism;
import org.msgevents.mechanism.NotificationStatus;
import org.msgevents.mechanism.NotificationStatus.MechanismError;
import org.msgevents.settings.SettingsNode;
import org.msgevents.settings.SettingsReader;
import org.msgevents.testkit.mechanism.MechanismUnderTest;

/** Settings of webhooks, and what is done with them. */
final class WebhookFixture {
    static final String SECRET = secret("the current secret of crm");
    static final String PREVIOUS_SECRET = secret("the previous secret of crm");

    private WebhookFixture() {}

    static String secret(String bytes) {
        return "whsec_" + Base64.getEncoder().encodeToString(bytes.getBytes(StandardCharsets.UTF_8));
    }

    /** A whole {@code <webhook>} that may connect to this machine, with more elements in it. */
    static SettingsNode webhook(URI url, SettingsNode... more) {
        List<SettingsNode> children = new ArrayList<>(
                List.of(text("url", url.toString()), text("allow", "127.0.0.1 ::1"), text("secret", SECRET)));
        children.addAll(List.of(more));
        return element("webhook", children.toArray(SettingsNode[]::new));
    }

    static SettingsNode element(String name, SettingsNode... children) {
        return new SettingsNode(name, Optional.empty(), Map.of(), List.of(children));
    }

    static SettingsNode text(String name, String text) {
        return new SettingsNode(name, Optional.of(text), Map.of(), List.of());
    }

    static SettingsNode empty(String name, Map<String, String> attributes) {
        return new SettingsNode(name, Optional.empty(), attributes, List.of());
    }

    static SettingsNode basic(String user, String password) {
        return empty("basic", Map.of("user", user, "password", password));
    }

    static SettingsNode header(String name, String value) {
        return new SettingsNode("header", Optional.of(value), Map.of("name", name), List.of());
    }

    /** The configuration, or an exception with every fault. */
    static WebhookConfiguration read(SettingsNode webhook) {
        SettingsReader reader = SettingsReader.of(webhook);
        Optional<WebhookConfiguration> configuration = WebhookConfiguration.from(reader);
        reader.finish("test.xml");
        return configuration.orElseThrow();
    }

    /** What became of a request, which must end in its time. */
    static NotificationStatus send(NotificationMechanism mechanism) {
        return mechanism
                .send(MechanismUnderTest.request("{}"))
                .toCompletableFuture()
                .orTimeout(16, TimeUnit.SECONDS)
                .join();
    }

    /** Of a status that must be a mechanism error. */
    static String reason(NotificationStatus status) {
        assertThat(status).isInstanceOf(MechanismError.class);
        return ((MechanismError) status).reason();
    }
}
