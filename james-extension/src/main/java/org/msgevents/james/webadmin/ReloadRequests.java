// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.webadmin;

import java.util.LinkedHashMap;
import java.util.Map;

import org.msgevents.james.extension.SubscriptionReload;
import org.msgevents.settings.InvalidSettingsException;

import spark.Service;

/** That the configuration is read again: {@code POST /message-store-events/reload}. */
record ReloadRequests(SubscriptionReload reload) {
    void define(Service service) {
        service.post(WebAdminRoutes.BASE + "/reload", (request, response) -> reloaded()
                .write(response));
    }

    private Answer reloaded() {
        try {
            return reload.reload()
                    .map(changes -> Answer.of(changes(changes)))
                    .orElseGet(() -> Answer.conflict("what the last reload ended is still coming to its end"));
        } catch (InvalidSettingsException faults) {
            return Answer.invalid(String.valueOf(faults.getMessage()));
        }
    }

    private static Map<String, ?> changes(SubscriptionReload.Changes changes) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("added", changes.added());
        answer.put("changed", changes.changed());
        answer.put("removed", changes.removed());
        answer.put("needRestart", changes.needRestart());
        return answer;
    }
}
