// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.webadmin;

import java.util.LinkedHashMap;
import java.util.Map;

import org.msgevents.james.expiry.ExpiryRun;
import org.msgevents.james.expiry.ExpirySchedule;

import spark.Service;

/** Expiry on demand: {@code GET} and {@code POST /message-store-events/expiry/NAME}. */
record ExpiryRequests(ExpirySchedule schedule) {
    private static final String ALL = WebAdminRoutes.BASE + "/expiry";
    private static final String NAME = ":name";
    private static final String ONE = ALL + "/" + NAME;

    void define(Service service) {
        service.get(ALL, (request, response) -> all().write(response));
        service.get(ONE, (request, response) -> state(request.params(NAME)).write(response));
        service.post(ONE, (request, response) -> start(request.params(NAME)).write(response));
    }

    private Answer all() {
        return Answer.of(schedule.names().stream()
                .map(name -> rule(name, schedule.state(name).orElseThrow()))
                .toList());
    }

    private Answer state(String name) {
        return schedule.state(name).map(state -> Answer.of(rule(name, state))).orElseGet(() -> unknown(name));
    }

    private Answer start(String name) {
        if (schedule.state(name).isEmpty()) {
            return unknown(name);
        }
        return schedule.start(name)
                ? Answer.accepted(Map.of("name", name))
                : Answer.conflict("expiry " + name + " is running");
    }

    private Answer unknown(String name) {
        return Answer.notFound("no expiry is named " + name + "; there are: " + schedule.names());
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
}
