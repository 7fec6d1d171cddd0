// SPDX-License-Identifier: Apache-2.0
package org.msgevents.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.packaging.CompatibilityRulesTest.fileOf;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

import org.apache.james.events.Event;
import org.apache.james.events.EventSerializer;
import org.apache.james.imap.api.process.ImapSession;
import org.apache.james.mailbox.Authenticator;
import org.apache.james.mailbox.MailboxSession;
import org.apache.james.mailbox.events.MailboxEvents.Added;
import org.apache.james.mailbox.model.MessageMetaData;
import org.junit.jupiter.api.Test;

/** The planted faults are what 3.9.0 really changed. */
class LinkerTest {
    private static final ClassSet NEXT_JAMES = ClassSet.ofDirectory(Path.of("target", "james-3.9.0"));

    @Test
    void errorsShouldTellAMethodThatIsGone() {
        assertThat(errors(CallsRemovedMethod.class))
                .singleElement()
                .asString()
                .contains("no org/apache/james/mailbox/MailboxSession.getPersonalSpace");
    }

    @Test
    void errorsShouldTellAMethodWhoseReturnTypeChanged() {
        assertThat(errors(CallsChangedMethod.class)).anyMatch(error -> error.contains("MessageMetaData.getFlags"));
    }

    @Test
    void errorsShouldTellAMethodWhoseReturnTypeChangedWhenAMethodReferenceNamesIt() {
        assertThat(errors(RefersToChangedMethod.class)).anyMatch(error -> error.contains("MessageMetaData.getFlags"));
    }

    @Test
    void errorsShouldTellAClassThatIsMissing() {
        assertThat(errors(MentionsWhatIsMissing.class))
                .singleElement()
                .asString()
                .endsWith("no class org/apache/james/imap/api/process/ImapSession");
    }

    @Test
    void errorsShouldTellAnAbstractMethodThatIsNotImplemented() {
        assertThat(errors(HalfASerializer.class))
                .hasSize(2)
                .anyMatch(error -> error.contains("does not implement asEvents"));
    }

    @Test
    void errorsShouldTellALambdaWhoseInterfaceChanged() {
        assertThat(errors(AuthenticatesByLambda.class))
                .anyMatch(error -> error.contains("a lambda lacks org/apache/james/mailbox/Authenticator.isAuthentic"));
    }

    @Test
    void errorsShouldBeNoneWhenEverythingIsThere() {
        assertThat(errors(ReadsEvents.class)).isEmpty();
    }

    @Test
    void errorsShouldBeNoneWhenTheMissingClassIsExempt() {
        ClassFile file = fileOf(MentionsWhatIsMissing.class);
        Linker linker = new Linker(NEXT_JAMES.and(ClassSet.of(file)), name -> name.endsWith("/ImapSession"));

        assertThat(linker.errors(file)).isEmpty();
    }

    private static List<String> errors(Class<?> type) {
        ClassFile file = fileOf(type);
        return new Linker(NEXT_JAMES.and(ClassSet.of(file)), name -> false).errors(file);
    }

    static final class CallsRemovedMethod {
        String call(MailboxSession session) {
            return session.getPersonalSpace();
        }
    }

    static final class CallsChangedMethod {
        Object call(MessageMetaData message) {
            return message.getFlags();
        }
    }

    static final class RefersToChangedMethod {
        Function<MessageMetaData, Object> refer() {
            return MessageMetaData::getFlags;
        }
    }

    interface MentionsWhatIsMissing {
        ImapSession session();
    }

    static final class HalfASerializer implements EventSerializer {
        @Override
        public String toJson(Event event) {
            return event.toString();
        }

        @Override
        public Event asEvent(String serialized) {
            throw new IllegalArgumentException(serialized);
        }
    }

    static final class AuthenticatesByLambda {
        Authenticator authenticator() {
            return (user, password) -> false;
        }
    }

    static final class ReadsEvents {
        int read(Added added) {
            return added.getUids().size() + added.getMailboxPath().getName().length();
        }
    }
}
