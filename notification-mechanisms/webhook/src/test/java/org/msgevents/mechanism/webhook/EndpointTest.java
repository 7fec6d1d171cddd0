// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointTest {
    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080/events, http://127.0.0.1:8080/events",
        "HTTPS://CRM.example.com, HTTPS://CRM.example.com",
        "https://[::1]:8443/a;b/%20?token=t0ken, https://[::1]:8443/a;b/%20",
        "https://crm.example.com/\u00e9?\u00e9, https://crm.example.com/%C3%A9"
    })
    void toStringShouldNameTheUrlWithoutItsQuery(String url, String name) {
        assertThat(Endpoint.PARSER.parse().apply(url)).hasToString(name);
    }
}
