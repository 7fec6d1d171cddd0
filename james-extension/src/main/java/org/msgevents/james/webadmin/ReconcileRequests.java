// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.webadmin;

import java.util.LinkedHashMap;
import java.util.Map;

import org.msgevents.james.reconcile.ReconcileRun;
import org.msgevents.james.reconcile.ReconcileSchedule;

import spark.Service;

/** Looking for what was missed: {@code GET} and {@code POST /message-store-events/reconcile}. */
record ReconcileRequests(ReconcileSchedule schedule) {
    private static final String PATH = WebAdminRoutes.BASE + "/reconcile";

    void define(Service service) {
        service.get(PATH, (request, response) -> Answer.of(state()).write(response));
        service.post(PATH, (request, response) -> start().write(response));
    }

    private Answer start() {
        return schedule.start()
                ? Answer.accepted(Map.of("running", true))
                : Answer.conflict("a reconciliation is running");
    }

    private Map<String, ?> state() {
        ReconcileSchedule.State state = schedule.state();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("running", state.running());
        state.last().ifPresent(last -> answer.put("last", run(last)));
        return answer;
    }

    private static Map<String, ?> run(ReconcileRun run) {
        Map<String, Object> last = new LinkedHashMap<>();
        last.put("started", run.started().toString());
        last.put("millis", run.took().toMillis());
        last.put("mailboxes", run.mailboxes());
        last.put("messages", run.messages());
        last.put("changed", run.changed());
        last.put("failures", run.failures());
        last.put("complete", run.complete());
        return last;
    }
}
