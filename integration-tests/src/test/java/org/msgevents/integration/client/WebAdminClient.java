// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.client;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** James' WebAdmin. */
public record WebAdminClient(int port) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public void createMailbox(String user, String mailbox) throws IOException {
        HttpCall.body(HttpCall.put(port, path(user, mailbox)).build());
    }

    /** The mailboxes of a user, from name to id. */
    public Map<String, String> mailboxes(String user) throws IOException {
        Map<String, String> ids = new HashMap<>();
        String mailboxes = HttpCall.body(
                HttpCall.to(port, "/users/" + user + "/mailboxes").GET().build());
        JSON.readTree(mailboxes)
                .forEach(mailbox -> ids.put(
                        mailbox.get("mailboxName").asText(),
                        mailbox.get("mailboxId").asText()));
        return ids;
    }

    public void deleteMailbox(String user, String mailbox) throws IOException {
        HttpCall.body(HttpCall.to(port, path(user, mailbox)).DELETE().build());
    }

    /**
     * Limits a quota, which is {@code count} or {@code size}.
     *
     * @param whose such as {@code users/alice@example.com} or {@code domains/example.com}; empty: everybody's
     */
    public void limit(String whose, String quota, long limit) throws IOException {
        HttpCall.body(HttpCall.to(port, quotaPath(whose, quota))
                .PUT(HttpRequest.BodyPublishers.ofString(Long.toString(limit)))
                .build());
    }

    /** Takes the limit away. */
    public void unlimit(String whose, String quota) throws IOException {
        HttpCall.body(HttpCall.to(port, quotaPath(whose, quota)).DELETE().build());
    }

    private static String quotaPath(String whose, String quota) {
        return "/quota/" + (whose.isEmpty() ? "" : whose + "/") + quota;
    }

    /** Has an expiry rule of ours applied; returns when it was. */
    public void expire(String rule) throws IOException {
        HttpCall.body(HttpCall.to(port, expiry(rule))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
        awaitExpired(rule);
    }

    /** Returns when no run of the rule is under way, and so what the last one removed is told. */
    public void awaitExpired(String rule) {
        await().until(() ->
                HttpCall.body(HttpCall.to(port, expiry(rule)).GET().build()).contains("\"running\":false"));
    }

    /** What is told of a path; anything but a 2xx is an error that tells status and answer. */
    public JsonNode get(String path) throws IOException {
        return JSON.readTree(text(path));
    }

    /** The same, as text. */
    public String text(String path) throws IOException {
        return HttpCall.body(HttpCall.to(port, path).GET().build());
    }

    /** The same, after a POST without content. */
    public JsonNode post(String path) throws IOException {
        return JSON.readTree(HttpCall.body(HttpCall.to(port, path)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build()));
    }

    /** The same, after a DELETE. */
    public JsonNode delete(String path) throws IOException {
        return JSON.readTree(HttpCall.body(HttpCall.to(port, path).DELETE().build()));
    }

    private static String expiry(String rule) {
        return "/message-store-events/expiry/" + rule;
    }

    private static String path(String user, String mailbox) {
        return "/users/" + user + "/mailboxes/"
                + URLEncoder.encode(mailbox, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
