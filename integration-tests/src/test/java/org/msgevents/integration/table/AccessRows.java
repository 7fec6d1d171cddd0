// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.integration.table.Row.row;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.msgevents.integration.client.ImapClient;
import org.msgevents.integration.client.JmapClient;
import org.msgevents.integration.client.ManageSieveClient;
import org.msgevents.integration.client.Pop3Client;
import org.msgevents.integration.client.SampleMail;
import org.msgevents.integration.client.Tls;
import org.msgevents.integration.server.EmbeddedJames;

/** Logins and logouts. */
final class AccessRows {
    private AccessRows() {}

    static Stream<Row> all() {
        return Stream.of(imap(), imapForAnother(), pop3(), jmap(), manageSieve())
                .flatMap(rows -> rows);
    }

    private static Stream<Row> imap() {
        return Stream.of(
                row("LOGIN and LOGOUT")
                        .when(at -> imap(at, "LOGIN " + at.carol() + " " + EmbeddedJames.PASSWORD))
                        .then("Login of carol with LOGIN", "Logout of carol with LOGIN, graceful"),
                row("AUTHENTICATE PLAIN with an initial response, and LOGOUT")
                        .when(at -> imap(
                                at, "AUTHENTICATE PLAIN " + ImapClient.plain("", at.carol(), EmbeddedJames.PASSWORD)))
                        .then("Login of carol with PLAIN", "Logout of carol with PLAIN, graceful"),
                row("AUTHENTICATE PLAIN without an initial response, and LOGOUT")
                        .when(at -> imap(
                                at, "AUTHENTICATE PLAIN", ImapClient.plain("", at.carol(), EmbeddedJames.PASSWORD)))
                        .then("Login of carol with PLAIN", "Logout of carol with PLAIN, graceful"),
                row("LOGIN with a wrong password")
                        .when(at -> refused(at, "LOGIN " + at.carol() + " wrong"))
                        .then("vnd.james.LoginFailure of carol with LOGIN"),
                row("AUTHENTICATE PLAIN with a wrong password in an initial response")
                        .when(at -> refused(at, "AUTHENTICATE PLAIN " + ImapClient.plain("", at.carol(), "wrong")))
                        .then("vnd.james.LoginFailure of ? with PLAIN"),
                row("AUTHENTICATE PLAIN with a wrong password")
                        .when(at -> refused(at, "AUTHENTICATE PLAIN", ImapClient.plain("", at.carol(), "wrong")))
                        .then("vnd.james.LoginFailure of ? with PLAIN"));
    }

    /** James has ended a command for certain only when it answers the next. */
    private static void refused(Scene at, String... lines) throws Exception {
        try (ImapClient imap = ImapClient.connect(at.james().ports().imap())) {
            imap.refused(List.of(lines));
            imap.command("NOOP");
        }
    }

    private static Stream<Row> imapForAnother() {
        return Stream.of(
                row("AUTHENTICATE PLAIN of one who acts for another, CREATE, APPEND and LOGOUT")
                        .given(at -> at.james().allow(at.alice(), at.carol()))
                        .when(at -> {
                            try (ImapClient imap = forCarol(at)) {
                                imap.command("CREATE a");
                                imap.append("INBOX", SampleMail.TEXT);
                                imap.logout();
                            }
                        })
                        .then(
                                "Login of carol with PLAIN, admin alice",
                                "MailboxCreate carol/a, admin alice",
                                "MessageAppend carol/INBOX 1, admin alice",
                                "Logout of carol with PLAIN, graceful, admin alice"),
                row("AUTHENTICATE PLAIN of one who may not act for another")
                        .when(at -> refused(
                                at,
                                "AUTHENTICATE PLAIN "
                                        + ImapClient.plain(at.carol(), at.alice(), EmbeddedJames.PASSWORD)))
                        .then("vnd.james.LoginFailure of ? with PLAIN"));
    }

    private static ImapClient forCarol(Scene at) throws Exception {
        ImapClient imap = ImapClient.connect(at.james().ports().imap());
        imap.dialogue(
                List.of("AUTHENTICATE PLAIN " + ImapClient.plain(at.carol(), at.alice(), EmbeddedJames.PASSWORD)));
        return imap;
    }

    private static Stream<Row> pop3() {
        return Stream.of(
                row("POP3 PASS and QUIT")
                        .when(at -> {
                            try (Pop3Client pop3 =
                                    Pop3Client.login(at.james().ports().pop3(), at.carol(), EmbeddedJames.PASSWORD)) {
                                pop3.command("QUIT");
                            }
                        })
                        .then("Login of carol with USER by pop", "Logout of carol with USER, graceful by pop"),
                row("POP3 PASS with a wrong password")
                        .when(at -> {
                            try (Pop3Client pop3 = pop3(at)) {
                                pop3.command("USER " + at.carol());
                                pop3.refused("PASS wrong");
                            }
                        })
                        .then("vnd.james.LoginFailure of carol with USER by pop"),
                row("POP3 APOP, which James does not offer")
                        .when(at -> {
                            try (Pop3Client pop3 = pop3(at)) {
                                pop3.refused("APOP " + at.carol() + " c4c9334bac560ecc979e58001b3e22fb");
                            }
                        })
                        .thenNothing());
    }

    private static Pop3Client pop3(Scene at) throws Exception {
        return Pop3Client.connect(at.james().ports().pop3(), Tls.NONE);
    }

    private static Stream<Row> jmap() {
        return Stream.of(row("JMAP requests of one who had made none")
                .when(at -> {
                    JmapClient jmap = JmapClient.login(at.james().jmapPort(), at.carol(), EmbeddedJames.PASSWORD);
                    jmap.create("Mailbox", Map.of("name", "a"));
                })
                .then(
                        "Login of carol with Basic by http",
                        "MailboxCreate carol/a by http",
                        "MailboxSubscribe carol/a by http"));
    }

    private static Stream<Row> manageSieve() {
        return Stream.of(row("ManageSieve AUTHENTICATE PLAIN, PUTSCRIPT, SETACTIVE and LOGOUT")
                .when(at -> {
                    try (ManageSieveClient sieve =
                            ManageSieveClient.login(at.james().manageSievePort(), at.carol(), EmbeddedJames.PASSWORD)) {
                        sieve.put("script", "keep;");
                        sieve.command("SETACTIVE \"script\"");
                        assertThat(sieve.command("LISTSCRIPTS")).contains("\"script\" ACTIVE");
                        sieve.logout();
                    }
                })
                .thenNothing());
    }

    private static void imap(Scene at, String... lines) throws Exception {
        try (ImapClient imap = ImapClient.connect(at.james().ports().imap())) {
            imap.dialogue(List.of(lines));
            imap.logout();
        }
    }
}
