// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msgevents.delivery.DeliverySettings;
import org.msgevents.outbox.jdbc.SqliteOutbox;
import org.msgevents.publisher.MessageStoreEvents;
import org.msgevents.settings.InvalidSettingsException;
import org.msgevents.subscription.Subscription;

class SubscriptionReloadTest {
    private static final String CRM = subscription("crm", "MessageNew");
    private static final String ARCHIVE = subscription("archive", "MessageNew");

    private JamesDirectory james;
    private MessageStoreEvents events;
    private SubscriptionReload reload;

    @BeforeEach
    void start(@TempDir Path directory) {
        james = new JamesDirectory(directory);
        configure(CRM, ARCHIVE);
        MessageStoreEventsConfiguration configuration =
                MessageStoreEventsConfiguration.read(james.configurations(), james.files());
        events = MessageStoreEvents.start(
                configuration.subscriptions(),
                SqliteOutbox.open(configuration.outbox(), Clock.systemUTC()),
                DeliverySettings.standard());
        reload = new SubscriptionReload(
                james.configurations(), james.files(), events.subscriptions(), configuration.source());
    }

    @AfterEach
    void stop() {
        events.close();
    }

    @Test
    void reloadShouldChangeNothingWhenTheFileSaysTheSame() {
        List<Subscription> before = events.subscriptions().configured();

        assertThat(reload.reload()).hasValue(changes(List.of(), List.of(), List.of(), List.of()));
        assertThat(reload.reload()).isPresent();

        assertThat(events.subscriptions().configured()).isEqualTo(before);
    }

    @Test
    void reloadShouldKeepWhatIsTheSameAndTellWhatIsNot() {
        Subscription crm = events.subscriptions().configured().get(0);
        configure(subscription("new", "MessageNew"), subscription("archive", "MessageNew MessageAppend"), CRM);

        assertThat(reload.reload()).hasValue(changes(List.of("new"), List.of("archive"), List.of(), List.of()));
        assertThat(events.subscriptions().configured())
                .hasSize(3)
                .extracting(Subscription::name)
                .containsExactly("new", "archive", "crm");
        assertThat(events.subscriptions().configured().get(2)).isSameAs(crm);

        configure(CRM);
        assertThat(reload.reload()).hasValue(changes(List.of(), List.of(), List.of("new", "archive"), List.of()));
        assertThat(events.subscriptions().configured()).containsExactly(crm);
    }

    @Test
    void reloadShouldNoticeAChangedSecret() {
        configure(CRM.replace("confidential", "renewed"), ARCHIVE);

        assertThat(reload.reload()).hasValue(changes(List.of(), List.of("crm"), List.of(), List.of()));
    }

    @Test
    void reloadShouldTellWhatNeedsARestartUntilThereIsOne() {
        configure(CRM, ARCHIVE, "<process>node-2</process>", "<outbox><durability>os</durability></outbox>");

        assertThat(reload.reload().orElseThrow().needRestart()).containsExactly("outbox", "process");
        assertThat(reload.reload().orElseThrow().needRestart()).containsExactly("outbox", "process");
        configure(CRM, ARCHIVE);
        assertThat(reload.reload().orElseThrow().needRestart()).isEmpty();
    }

    @Test
    void reloadShouldChangeNothingWhenTheFileHasFaults() {
        List<Subscription> before = events.subscriptions().configured();
        configure(subscription("new", "Nothing"), "<typo/>");

        assertThatThrownBy(() -> reload.reload())
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContainingAll("subscription[new]/events", "messageStoreEvents/typo");

        assertThat(events.subscriptions().configured()).isEqualTo(before);
        configure(CRM, ARCHIVE);
        assertThat(reload.reload()).hasValue(changes(List.of(), List.of(), List.of(), List.of()));
    }

    @Test
    void changesShouldTellNoSecret() {
        configure(CRM.replace("confidential", "renewed"));

        assertThat(reload.reload().toString()).doesNotContain("renewed", "confidential");
    }

    private static SubscriptionReload.Changes changes(
            List<String> added, List<String> changed, List<String> removed, List<String> needRestart) {
        return new SubscriptionReload.Changes(added, changed, removed, needRestart);
    }

    private void configure(String... elements) {
        james.configure("<messageStoreEvents><serverFQDN>imap.example.com</serverFQDN>" + String.join("", elements)
                + "</messageStoreEvents>");
    }

    private static String subscription(String name, String wanted) {
        return "<subscription name=\"" + name + "\"><events>" + wanted
                + "</events><unreachable><secret>confidential</secret></unreachable></subscription>";
    }
}
