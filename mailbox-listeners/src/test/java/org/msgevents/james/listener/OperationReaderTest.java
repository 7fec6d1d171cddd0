// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.apache.james.util.MDCBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import reactor.util.context.Context;

class OperationReaderTest {
    @AfterEach
    void forget() {
        MDC.clear();
    }

    @Test
    void readShouldFindTheImapCommandInTheContext() {
        Operation operation = OperationReader.read(MailboxFixture.imap("COPY", Map.of("selectedMailbox", "12")));

        assertThat(operation.service()).hasValue("imap");
        assertThat(operation.is("COPY")).isTrue();
        assertThat(operation.argument("selectedMailbox")).hasValue("12");
    }

    @Test
    void readShouldFindTheImapCommandWhenJamesLostTheSession() {
        MDCBuilder command =
                MDCBuilder.create().addToContext("action", "CREATE").addToContext("mailbox", "a.b");

        Operation operation = OperationReader.read(Context.of("MDC-imap-processor", command));

        assertThat(operation.service()).hasValue("imap");
        assertThat(operation.is("CREATE")).isTrue();
        assertThat(operation.argument("mailbox")).hasValue("a.b");
    }

    @Test
    void readShouldFindThePopCommandInTheThread() {
        MDC.put("protocol", "POP3");
        MDC.put("action", "quit");

        Operation operation = OperationReader.read(Context.empty());

        assertThat(operation.service()).hasValue("pop");
        assertThat(operation.is("QUIT")).isTrue();
    }

    @Test
    void readShouldPreferTheContextToTheThread() {
        MDC.put("protocol", "POP3");

        assertThat(OperationReader.read(MailboxFixture.imap("STORE")).service()).hasValue("imap");
    }

    @Test
    void readShouldLeaveTheThreadAsItWas() {
        MDC.put("protocol", "POP3");
        MDC.put("user", "alice");

        OperationReader.read(MailboxFixture.imap("STORE"));

        assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("protocol", "POP3", "user", "alice"));
    }

    @Test
    void readShouldKnowNothingWhereNothingIsTold() {
        assertThat(OperationReader.read(Context.of("MDC-imap", "something else")))
                .isEqualTo(Operation.UNKNOWN);
    }

    @Test
    void readShouldKnowNothingOfForeignProtocols() {
        MDC.put("protocol", "SMTP");

        assertThat(OperationReader.read(Context.empty())).isEqualTo(Operation.UNKNOWN);
    }
}
