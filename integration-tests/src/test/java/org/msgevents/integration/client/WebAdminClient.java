// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.client;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** James' WebAdmin. */
public record WebAdminClient(int port) {
    public void createMailbox(String user, String mailbox) throws IOException {
        HttpCall.body(HttpCall.put(port, path(user, mailbox)).build());
    }

    public void deleteMailbox(String user, String mailbox) throws IOException {
        HttpCall.body(HttpCall.to(port, path(user, mailbox)).DELETE().build());
    }

    private static String path(String user, String mailbox) {
        return "/users/" + user + "/mailboxes/" + URLEncoder.encode(mailbox, StandardCharsets.UTF_8);
    }
}
