// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.webadmin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.msgevents.james.expiry.ExpiryRun;
import org.msgevents.james.expiry.ExpirySchedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import spark.Request;
import spark.Response;
import spark.Service;

/** Expiry on demand: {@code GET} and {@code POST /message-store-events/expiry/NAME}. */
record ExpiryRequests(ExpirySchedule schedule) {
    private static final String ALL = WebAdminRoutes.BASE + "/expiry";
    private static final String NAME = ":name";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ACCEPTED = 202;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    void define(Service service) {
        service.get(
                ALL,
                (request, response) -> json(schedule.names().stream()
                        .map(name -> rule(name, schedule.state(name).orElseThrow()))
                        .toList()));
        service.get(ALL + "/" + NAME, (request, response) -> state(request, response));
        service.post(ALL + "/" + NAME, (request, response) -> start(request, response));
    }

    private String state(Request request, Response response) throws JsonProcessingException {
        String name = request.params(NAME);
        Optional<ExpirySchedule.State> state = schedule.state(name);
        return state.isPresent() ? json(rule(name, state.orElseThrow())) : unknown(name, response);
    }

    private String start(Request request, Response response) throws JsonProcessingException {
        String name = request.params(NAME);
        if (schedule.state(name).isEmpty()) {
            return unknown(name, response);
        }
        if (!schedule.start(name)) {
            return error(response, CONFLICT, "conflict", "expiry " + name + " is running");
        }
        response.status(ACCEPTED);
        return json(Map.of("name", name));
    }

    private String unknown(String name, Response response) throws JsonProcessingException {
        return error(
                response, NOT_FOUND, "notFound", "no expiry is named " + name + "; there are: " + schedule.names());
    }

    private static Map<String, ?> rule(String name, ExpirySchedule.State state) {
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("name", name);
        rule.put("running", state.running());
        state.last().ifPresent(last -> rule.put("last", run(last)));
        return rule;
    }

    private static Map<String, ?> run(ExpiryRun run) {
        Map<String, Object> last = new LinkedHashMap<>();
        last.put("started", run.started().toString());
        last.put("millis", run.took().toMillis());
        last.put("mailboxes", run.mailboxes());
        last.put("messages", run.messages());
        last.put("failures", run.failures());
        return last;
    }

    /** As James' own errors are. */
    private static String error(Response response, int status, String type, String message)
            throws JsonProcessingException {
        response.status(status);
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("statusCode", status);
        error.put("type", type);
        error.put("message", message);
        return json(error);
    }

    private static String json(Object value) throws JsonProcessingException {
        return JSON.writeValueAsString(value);
    }
}
