// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.webadmin;

import org.apache.james.core.Username;
import org.msgevents.james.quota.QuotaAccounting;
import org.msgevents.james.session.Guard;

import spark.Request;
import spark.Service;

/** Tells the limits of a user that a request to WebAdmin changes, once it is answered. Changes no request or answer. */
record QuotaRequests(QuotaAccounting quotas) {
    private static final String USER = ":user";
    private static final String OF_USER = "/quota/users/" + USER;
    private static final String GET = "GET";

    /** Sees those that WebAdmin's routes answer, wherever they are defined. */
    void watch(Service service) {
        for (String path : new String[] {OF_USER, OF_USER + "/count", OF_USER + "/size"}) {
            service.before(path, (request, response) -> Guard.run(() -> compare(request)));
            service.afterAfter(path, (request, response) -> Guard.run(() -> compare(request)));
        }
    }

    /** What James does in between is seen as a change. */
    private void compare(Request request) {
        if (!request.requestMethod().equals(GET)) {
            quotas.compare(Username.of(request.params(USER)));
        }
    }
}
