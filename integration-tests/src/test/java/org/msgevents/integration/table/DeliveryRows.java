// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.table;

import static org.msgevents.integration.table.Row.row;

import java.util.stream.Stream;

/** Mail delivered by SMTP and LMTP. */
final class DeliveryRows {
    private DeliveryRows() {}

    static Stream<Row> all() {
        return Stream.of(
                row("SMTP to one")
                        .when(at -> at.smtp("INBOX", "<carol@example.com>", to(at.alice())))
                        .then("MessageNew INBOX 1 by smtp: MAIL FROM:<carol@example.com>, RCPT TO:<alice>"),
                row("SMTP with ESMTP parameters")
                        .when(at -> at.smtp(
                                "INBOX",
                                "<carol@example.com> RET=HDRS ENVID=e1",
                                to(at.alice()) + " NOTIFY=FAILURE ORCPT=rfc822;al@example.com"))
                        .then("MessageNew INBOX 1 by smtp: MAIL FROM:<carol@example.com> RET=HDRS ENVID=e1, "
                                + "RCPT TO:<alice> NOTIFY=FAILURE ORCPT=rfc822;al@example.com"),
                row("SMTP without a sender")
                        .when(at -> at.smtp("INBOX", "<>", to(at.alice())))
                        .then("MessageNew INBOX 1 by smtp: MAIL FROM:<>, RCPT TO:<alice>"),
                row("SMTP to two")
                        .when(at -> at.smtp("INBOX", "<carol@example.com>", to(at.bob()), to(at.alice())))
                        .thenInAnyOrder(
                                "MessageNew INBOX 1 by smtp: MAIL FROM:<carol@example.com>, RCPT TO:<alice>",
                                "MessageNew bob/INBOX 1 by smtp: MAIL FROM:<carol@example.com>, RCPT TO:<bob>"),
                row("SMTP, filed by Sieve into a mailbox that is not there yet")
                        .given(DeliveryRows::sorted)
                        .when(at -> at.smtp("sorted.by.sieve", "<carol@example.com>", to(at.alice())))
                        .then(
                                "MailboxCreate sorted.by.sieve by ?",
                                "MessageNew sorted.by.sieve 1 by smtp: MAIL FROM:<carol@example.com>, RCPT TO:<alice>"),
                row("LMTP, filed by Sieve into a mailbox that is not there yet")
                        .given(DeliveryRows::sorted)
                        .when(at -> at.lmtp("<carol@example.com>", to(at.alice())))
                        .then(
                                "MailboxCreate sorted.by.sieve by ?",
                                "MessageNew sorted.by.sieve 1 by lmtp: MAIL FROM:<carol@example.com>, RCPT TO:<alice>"),
                row("LMTP to two")
                        .when(at -> at.lmtp("<carol@example.com>", to(at.bob()), to(at.alice())))
                        .thenInAnyOrder(
                                "MessageNew INBOX 1 by lmtp: MAIL FROM:<carol@example.com>, RCPT TO:<alice>",
                                "MessageNew bob/INBOX 1 by lmtp: MAIL FROM:<carol@example.com>, RCPT TO:<bob>"));
    }

    private static void sorted(Scene at) throws Exception {
        at.james().activateSieve(at.alice(), "require [\"fileinto\"]; fileinto \"sorted.by.sieve\";");
    }

    private static String to(String address) {
        return "<" + address + ">";
    }
}
