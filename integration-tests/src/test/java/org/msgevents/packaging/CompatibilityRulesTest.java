// SPDX-License-Identifier: Apache-2.0
package org.msgevents.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import javax.annotation.PostConstruct;
import javax.annotation.PreDestroy;
import javax.mail.Flags;
import javax.mail.MessagingException;

import org.apache.james.events.Group;
import org.apache.james.mailbox.model.MessageMetaData;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.Test;

class CompatibilityRulesTest {
    @Test
    void rulesShouldNameTypesThatExist() {
        assertThat(CompatibilityRules.subjects())
                .allMatch(name -> ClassLoader.getSystemResource(name + ".class") != null);
    }

    @Test
    void violationsShouldTellARenamedPackageWhenAMethodThrowsItsException() {
        assertThat(CompatibilityRules.violations(fileOf(ThrowsMessagingException.class)))
                .anyMatch(found -> found.endsWith(": javax/mail/MessagingException"));
    }

    @Test
    void violationsShouldTellARenamedPackageWhenOnlyADescriptorMentionsIt() {
        assertThat(CompatibilityRules.violations(fileOf(MentionsFlags.class)))
                .anyMatch(found -> found.endsWith(": javax/mail/Flags"));
    }

    @Test
    void violationsShouldTellAChangedMethodWhenItIsCalled() {
        assertThat(CompatibilityRules.violations(fileOf(ReadsFlags.class)))
                .anyMatch(found -> found.contains("MessageMetaData.getFlags"));
    }

    @Test
    void violationsShouldTellASupertypeThatMayNotBeExtended() {
        assertThat(CompatibilityRules.violations(fileOf(OwnGroup.class)))
                .singleElement()
                .asString()
                .endsWith(": extends org/apache/james/events/Group");
    }

    @Test
    void violationsShouldTellALifecycleAnnotationThatOnlyOneVersionKnows() {
        assertThat(CompatibilityRules.violations(fileOf(StartsAfterConstruction.class)))
                .singleElement()
                .asString()
                .endsWith(": javax/annotation/PostConstruct");
    }

    @Test
    void violationsShouldBeNoneWhenThePreDestroyOfBothVersionsStands() {
        assertThat(CompatibilityRules.violations(fileOf(StopsBeforeDestruction.class)))
                .isEmpty();
    }

    @Test
    void violationsShouldBeNoneWhenTheClassKeepsToTheRules() {
        assertThat(CompatibilityRules.violations(fileOf(ReadsSender.class))).isEmpty();
    }

    static ClassFile fileOf(Class<?> type) {
        try (InputStream bytes = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
            return new ClassFile(bytes.readAllBytes());
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    interface ThrowsMessagingException {
        void run() throws MessagingException;
    }

    interface MentionsFlags {
        Flags flags();
    }

    static final class ReadsFlags {
        String read(MessageMetaData message) {
            return message.getFlags().toString();
        }
    }

    interface StartsAfterConstruction {
        @PostConstruct
        void start();
    }

    interface StopsBeforeDestruction {
        @PreDestroy
        void stop();
    }

    static final class OwnGroup extends Group {}

    static final class ReadsSender {
        String read(Mail mail) {
            return mail.getMaybeSender().asString();
        }
    }
}
