// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.table;

import static org.msgevents.integration.table.Row.row;

import java.util.List;
import java.util.stream.Stream;

import org.msgevents.integration.client.ImapClient;
import org.msgevents.integration.client.Pop3Client;
import org.msgevents.integration.server.EmbeddedJames;

/** Logins and logouts. */
final class AccessRows {
    private AccessRows() {}

    static Stream<Row> all() {
        return Stream.of(imap(), pop3()).flatMap(rows -> rows);
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

    private static Stream<Row> pop3() {
        return Stream.of(row("POP3 PASS and QUIT")
                .when(at -> {
                    try (Pop3Client pop3 =
                            Pop3Client.login(at.james().ports().pop3(), at.carol(), EmbeddedJames.PASSWORD)) {
                        pop3.command("QUIT");
                    }
                })
                .then("Login of carol with USER by pop", "Logout of carol with USER, graceful by pop"));
    }

    private static void imap(Scene at, String... lines) throws Exception {
        try (ImapClient imap = ImapClient.connect(at.james().ports().imap())) {
            imap.dialogue(List.of(lines));
            imap.logout();
        }
    }
}
