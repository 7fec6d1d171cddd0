// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.mechanism.webhook.WebhookFixture.webhook;

import java.net.URI;
import java.time.Clock;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookEndpointTest {
    @ParameterizedTest
    @CsvSource({
        "https://crm.example.com/hooks/mail?token=t0ken, https://crm.example.com:443",
        "HTTPS://CRM.example.com, https://crm.example.com:443",
        "http://crm.example.com/other, http://crm.example.com:80",
        "https://crm.example.com:8443/, https://crm.example.com:8443",
        "http://[::1]:8080/, http://[::1]:8080"
    })
    void endpointShouldBeSchemeHostAndPort(URI url, String endpoint) {
        try (WebhookMechanism mechanism =
                WebhookMechanism.of(WebhookFixture.read(webhook(url)), new HttpTransport(), Clock.systemUTC())) {
            assertThat(mechanism.endpoint()).isEqualTo(endpoint);
        }
    }
}
