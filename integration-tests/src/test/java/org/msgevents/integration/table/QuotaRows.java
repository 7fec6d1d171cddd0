// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.msgevents.integration.table.Row.row;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.msgevents.integration.client.DeliveryClient;
import org.msgevents.integration.client.ImapClient;
import org.msgevents.integration.client.JmapClient;
import org.msgevents.integration.client.SampleMail;

/** Quotas that refuse something, and usage that falls back under them. */
final class QuotaRows {
    private static final String FULL = " of #private&alice with 2 of 2 messages and 1 KiB";
    private static final String DOMAIN = "domains/localhost";

    private QuotaRows() {}

    static Stream<Row> all() {
        return Stream.of(refused(), limits(), within()).flatMap(rows -> rows);
    }

    private static Stream<Row> refused() {
        return Stream.of(
                row("APPEND over quota")
                        .given(QuotaRows::full)
                        .when(QuotaRows::refusedAppend)
                        .then("QuotaExceed INBOX" + FULL),
                row("COPY over quota")
                        .given(at -> {
                            full(at);
                            at.command("CREATE Copies");
                        })
                        .when(at -> {
                            refusedCopy(at.imap());
                            at.awaitTold("QuotaExceed", 1);
                        })
                        .then("QuotaExceed Copies" + FULL),
                row("SMTP over quota, which James attempts again and again")
                        .given(QuotaRows::full)
                        .when(at -> {
                            try (DeliveryClient smtp =
                                    DeliveryClient.smtp(at.james().ports().smtp())) {
                                smtp.deliver("<carol@example.com>", List.of("<" + at.alice() + ">"), SampleMail.TEXT);
                            }
                            await().until(at.james()::isSpoolIdle);
                        })
                        .then("QuotaExceed INBOX" + FULL + " by smtp"),
                row("COPY over quota by two sessions")
                        .given(at -> {
                            full(at);
                            at.command("CREATE Copies");
                        })
                        .when(at -> {
                            TwoSessions.run(at, QuotaRows::refusedCopy, QuotaRows::refusedCopy);
                            at.awaitTold("QuotaExceed", 2);
                        })
                        .thenInAnyOrder(
                                "QuotaExceed Copies" + FULL + ", session one",
                                "QuotaExceed Copies" + FULL + ", session other"),
                row("LMTP over quota")
                        .given(QuotaRows::full)
                        .when(at -> {
                            at.lmtp("<carol@example.com>", "<" + at.alice() + ">");
                            await().until(at.james()::isSpoolIdle);
                        })
                        .then("QuotaExceed INBOX" + FULL + " by lmtp"),
                row("JMAP Email/set create over quota")
                        .given(QuotaRows::full)
                        .when(at -> {
                            refusedEmail(at.jmap());
                            at.awaitTold("QuotaExceed", 1);
                        })
                        .then("QuotaExceed" + FULL + " by ?"));
    }

    private static Stream<Row> limits() {
        return Stream.of(
                row("APPEND over the quota for octets")
                        .given(at -> at.webAdmin().limit(users(at), "size", 10))
                        .when(QuotaRows::refusedAppend)
                        .then("QuotaExceed INBOX of #private&alice with 0 messages and 0 of 1 KiB"),
                row("APPEND over the quota of the domain")
                        .when(at -> refusedBy(DOMAIN, at))
                        .then("QuotaExceed INBOX of #private&alice with 0 of 0 messages and 0 KiB"),
                row("APPEND over the quota of everybody")
                        .when(at -> refusedBy("", at))
                        .then("QuotaExceed INBOX of #private&alice with 0 of 0 messages and 0 KiB"));
    }

    private static Stream<Row> within() {
        return Stream.of(
                row("EXPUNGE that brings the usage under the quota, and another")
                        .given(at -> {
                            full(at);
                            at.imap().select("INBOX");
                            refusedAppend(at);
                            at.command("STORE 1:2 +FLAGS.SILENT (\\Deleted)");
                        })
                        .when(at -> {
                            at.command("UID EXPUNGE 1");
                            at.command("UID EXPUNGE 2");
                        })
                        .thenInAnyOrder(
                                "MessageExpunge INBOX 1",
                                "QuotaWithin of #private&alice with 1 of 2 messages and 1 KiB by ?",
                                "MessageExpunge INBOX 2"),
                row("EXPUNGE under a quota that refused nothing")
                        .given(at -> {
                            full(at);
                            at.imap().select("INBOX");
                            at.command("STORE 1 +FLAGS.SILENT (\\Deleted)");
                        })
                        .when(at -> at.command("EXPUNGE"))
                        .then("MessageExpunge INBOX 1"),
                row("Limit set by WebAdmin, twice")
                        .when(at -> {
                            at.webAdmin().limit(users(at), "count", 5);
                            at.webAdmin().limit(users(at), "count", 5);
                        })
                        .then("QuotaChange of #private&alice with 0 of 5 messages and 0 KiB by ?"),
                row("Limit raised that had refused something")
                        .given(at -> {
                            full(at);
                            refusedAppend(at);
                        })
                        .when(at -> at.webAdmin().limit(users(at), "count", 5))
                        .then(
                                "QuotaChange of #private&alice with 2 of 5 messages and 1 KiB by ?",
                                "QuotaWithin of #private&alice with 2 of 5 messages and 1 KiB by ?"),
                row("DELETE of a mailbox whose messages were too many")
                        .given(at -> {
                            at.command("CREATE a");
                            at.webAdmin().limit(users(at), "count", 2);
                            at.append("a", 2);
                            refusedAppend(at);
                        })
                        .when(at -> {
                            at.command("DELETE a");
                            at.awaitTold("QuotaWithin", 1);
                        })
                        .then("MailboxDelete a", "QuotaWithin of #private&alice with 0 of 2 messages and 0 KiB by ?"));
    }

    private static void full(Scene at) throws Exception {
        at.webAdmin().limit(users(at), "count", 2);
        at.append("INBOX", 2);
    }

    /** A quota that others have too. */
    private static void refusedBy(String whose, Scene at) throws Exception {
        at.webAdmin().limit(whose, "count", 0);
        try {
            refusedAppend(at);
        } finally {
            at.webAdmin().unlimit(whose, "count");
        }
    }

    private static String users(Scene at) {
        return "users/" + at.alice();
    }

    /** James' own answer, to the letter. */
    private static void refusedAppend(Scene at) throws Exception {
        assertThat(at.imap().refusedAppend("INBOX", SampleMail.TEXT))
                .isEqualTo("[OVERQUOTA] APPEND failed. Over quota.");
        at.awaitTold("QuotaExceed", 1);
    }

    private static void refusedCopy(ImapClient imap) throws Exception {
        imap.select("INBOX");
        assertThat(imap.refused(List.of("COPY 1:2 Copies"))).isEqualTo("COPY processing failed.");
    }

    private static void refusedEmail(JmapClient jmap) throws Exception {
        Map<String, ?> email = Map.of("mailboxIds", Map.of(jmap.mailbox("Drafts"), true), "subject", "Lunch?");
        assertThatThrownBy(() -> jmap.create("Email", email)).hasMessageContaining("\"type\":\"overQuota\"");
    }
}
