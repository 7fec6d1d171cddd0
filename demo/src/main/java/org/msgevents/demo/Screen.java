// SPDX-License-Identifier: Apache-2.0
package org.msgevents.demo;

import java.io.PrintStream;
import java.net.URI;

/** What the one who runs the demo sees. */
record Screen(PrintStream out, Palette palette) {
    private static final String EVENT = "  ";
    private static final String DETAIL = "    %-12s %s";

    void title(String text) {
        out.println();
        out.println(palette.title(text));
    }

    void line(String text) {
        out.println(text);
    }

    /** The event and where it happened, then its parameters. */
    void event(DemoEvent event) {
        String summary = event.summary();
        int end = event.name().length();
        out.println(EVENT + palette.event(summary.substring(0, end)) + summary.substring(end));
        for (DemoEvent.Detail detail : event.details()) {
            out.println(palette.detail(DETAIL.formatted(detail.name(), detail.value())));
        }
    }

    void fault(String text) {
        out.println(palette.fault(text));
    }

    void verdict(Verdict verdict) {
        out.println();
        verdict.faults().forEach(this::fault);
        if (verdict.isGood()) {
            out.println(palette.title("All expected events came, each in its place, every signature verified."));
        }
    }

    void connections(DemoServer server, URI receiver) {
        title("Now it is your turn: use any mail client, and watch. Ctrl-C ends it.");
        address("IMAP", server.imap());
        address("POP3", server.pop3());
        address("SMTP", server.smtp());
        address("LMTP", server.lmtp());
        address("WebAdmin", server.webAdmin());
        entry("users", DemoServer.ALICE + " and " + DemoServer.BOB + ", password " + DemoServer.PASSWORD + ", no TLS");
        entry("receiver", receiver.toString());
        entry("James' log", "demo/target/james.log");
        out.println();
    }

    private void address(String service, int port) {
        entry(service, "127.0.0.1:" + port);
    }

    private void entry(String name, String value) {
        out.printf("  %-10s %s%n", name, value);
    }
}
