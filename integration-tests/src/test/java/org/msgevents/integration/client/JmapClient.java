// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.client;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** JMAP for mail (RFC 8621) as one user. */
public final class JmapClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> USING = List.of(
            "urn:ietf:params:jmap:core", "urn:ietf:params:jmap:mail", "urn:apache:james:params:jmap:mail:shares");

    private final int port;
    private final String authorization;
    private final String account;

    private JmapClient(int port, String authorization, String account) {
        this.port = port;
        this.authorization = authorization;
        this.account = account;
    }

    public static JmapClient login(int port, String user, String password) throws IOException {
        String credentials = user + ":" + password;
        String basic = "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        JsonNode session = JSON.readTree(
                HttpCall.body(request(port, "/jmap/session", basic).GET().build()));
        return new JmapClient(port, basic, session.get("accounts").fieldNames().next());
    }

    /** The same account, as another user works on it. */
    public JmapClient by(String user, String password) throws IOException {
        return new JmapClient(port, login(port, user, password).authorization, account);
    }

    /** Creates one object of a type such as {@code Email}; returns its id. */
    public String create(String type, Map<String, ?> properties) throws IOException {
        return set(type, Map.of("create", Map.of("new", properties)))
                .at("/created/new/id")
                .asText();
    }

    /** Imports a message into mailboxes, by their ids; returns the e-mail's id. */
    public String importEmail(String message, Map<String, ?> mailboxIds) throws IOException {
        HttpRequest upload = HttpCall.to(port, "/upload/" + account)
                .header("Authorization", authorization)
                .header("Accept", "application/json; jmapVersion=rfc-8621")
                .header("Content-Type", "message/rfc822")
                .POST(BodyPublishers.ofString(message))
                .build();
        String blob = JSON.readTree(HttpCall.body(upload)).get("blobId").asText();
        Map<String, ?> email = Map.of(
                "blobId",
                blob,
                "mailboxIds",
                mailboxIds,
                "keywords",
                Map.of("$seen", true),
                "receivedAt",
                "2026-01-01T00:00:00Z");
        JsonNode answer = call("Email/import", Map.of("emails", Map.of("new", email)));
        if (!answer.path("notCreated").isEmpty()) {
            throw new IllegalStateException("Email/import: " + answer);
        }
        return answer.at("/created/new/id").asText();
    }

    /** Changes one object by a patch. */
    public void update(String type, String id, Map<String, ?> patch) throws IOException {
        set(type, Map.of("update", Map.of(id, patch)));
    }

    public void destroy(String type, String id) throws IOException {
        set(type, Map.of("destroy", List.of(id)));
    }

    /** The id of a mailbox by its full name. */
    public String mailbox(String name) throws IOException {
        for (JsonNode mailbox :
                call("Mailbox/get", Map.of("properties", List.of("name"))).get("list")) {
            if (mailbox.get("name").asText().equals(name)) {
                return mailbox.get("id").asText();
            }
        }
        throw new IllegalStateException("no mailbox " + name);
    }

    private JsonNode set(String type, Map<String, ?> arguments) throws IOException {
        JsonNode answer = call(type + "/set", arguments);
        for (String refusal : List.of("notCreated", "notUpdated", "notDestroyed")) {
            if (!answer.path(refusal).isEmpty()) {
                throw new IllegalStateException(type + "/set: " + answer);
            }
        }
        return answer;
    }

    private JsonNode call(String method, Map<String, ?> arguments) throws IOException {
        Map<String, Object> complete = new java.util.HashMap<>(arguments);
        complete.put("accountId", account);
        Object body = Map.of("using", USING, "methodCalls", List.of(List.of(method, complete, "c")));
        HttpRequest request = request(port, "/jmap", authorization)
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        JsonNode response = JSON.readTree(HttpCall.body(request)).at("/methodResponses/0");
        if (!response.path(0).asText().equals(method)) {
            throw new IllegalStateException(method + ": " + response);
        }
        return response.get(1);
    }

    private static HttpRequest.Builder request(int port, String path, String authorization) {
        return HttpCall.to(port, path)
                .header("Authorization", authorization)
                .header("Accept", "application/json; jmapVersion=rfc-8621")
                .header("Content-Type", "application/json");
    }
}
