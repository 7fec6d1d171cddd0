// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.msgevents.mechanism.webhook.WebhookFixture.element;
import static org.msgevents.mechanism.webhook.WebhookFixture.empty;
import static org.msgevents.mechanism.webhook.WebhookFixture.read;
import static org.msgevents.mechanism.webhook.WebhookFixture.webhook;
import static org.msgevents.testkit.mechanism.MechanismUnderTest.request;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.hc.core5.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.msgevents.mechanism.NotificationRequest;
import org.msgevents.mechanism.NotificationStatus;
import org.msgevents.mechanism.NotificationStatus.Delivered;
import org.msgevents.mechanism.NotificationStatus.EndpointGone;
import org.msgevents.mechanism.NotificationStatus.MechanismError;
import org.msgevents.mechanism.NotificationStatus.RequestError;
import org.msgevents.settings.Fault;
import org.msgevents.settings.InvalidSettingsException;
import org.msgevents.settings.SettingsParsers;
import org.msgevents.subscription.RetrySchedule;

/** What docs/mechanisms/webhook.md says is what the code does. */
class WebhookReferenceTest {
    private static final Path REFERENCE = Path.of("..", "..", "docs", "mechanisms", "webhook.md");
    private static final Path EXAMPLE =
            Path.of("src", "test", "java", "org", "msgevents", "mechanism", "webhook", "ReceiverExample.java");
    private static final URI CRM = URI.create("https://crm.example.com/hooks/mail");
    private static final Map<Class<? extends NotificationStatus>, String> STATUSES = Map.of(
            Delivered.class, "delivered",
            RequestError.class, "request error",
            MechanismError.class, "mechanism error",
            EndpointGone.class, "endpoint gone");

    @Test
    void keysShouldBeThoseOfTheReader() throws IOException {
        InvalidSettingsException unknown = catchThrowableOfType(
                () -> read(webhook(
                        CRM,
                        empty("unknown", Map.of()),
                        element("tls", empty("unknown", Map.of())),
                        element("oauth2", empty("unknown", Map.of())),
                        empty("handshake", Map.of("unknown", "")),
                        empty("batch", Map.of("unknown", "")),
                        empty("basic", Map.of("unknown", "")),
                        empty("header", Map.of("unknown", "")))),
                InvalidSettingsException.class);

        assertThat(unknown.faults().stream()
                        .filter(fault -> fault.value().equals("is not known"))
                        .flatMap(WebhookReferenceTest::known))
                .containsExactlyInAnyOrderElementsOf(table("Key").words().toList());
    }

    @Test
    void timeoutsShouldHaveTheDefaultsOfTheReader() throws IOException {
        Function<String, Duration> duration = SettingsParsers.DURATION.parse();

        WebhookConfiguration defaults = read(webhook(CRM));

        assertThat(duration.apply(table("Key").quoted("connectTimeout"))).isEqualTo(defaults.connectTimeout());
        assertThat(duration.apply(table("Key").quoted("requestTimeout"))).isEqualTo(defaults.requestTimeout());
    }

    @Test
    void headersShouldBeThoseOfARequest() throws IOException {
        RequestWriter writer = new RequestWriter(read(webhook(CRM)), Clock.systemUTC());

        HttpRequest written = writer.head(List.of(request("{}")), new byte[0]);

        assertThat(table("Header").words()).containsExactlyInAnyOrderElementsOf(lowerCase(written));
        assertThat(table("Header").quoted("content-type")).isEqualTo(NotificationRequest.CONTENT_TYPE);
    }

    @Test
    void everyAnswerShouldBeOfTheStatusThatIsTold() throws IOException {
        StatusReader reader = new StatusReader(read(webhook(CRM)), Clock.systemUTC());
        Map<String, String> told = table("Answer")
                .entries()
                .collect(Collectors.toMap(ReferenceTable.Entry::word, ReferenceTable.Entry::meaning));

        assertThat(IntStream.range(200, 600).boxed()).allSatisfy(code -> {
            NotificationStatus status = reader.read(new Answer(code, Map.of(), ""), List.of());

            String ofItsClass = told.getOrDefault(code / 100 + "xx", "mechanism error");
            assertThat(STATUSES.get(status.getClass()))
                    .as("%s", code)
                    .isEqualTo(told.getOrDefault(String.valueOf(code), ofItsClass));
        });
    }

    @Test
    void retriesShouldBeThoseOfTheStandardSchedule() throws IOException {
        Stream<String> schedules = Pattern.compile("(?m)^`(0s [^`]+)`$")
                .matcher(reference())
                .results()
                .map(schedule -> schedule.group(1));

        assertThat(schedules.map(
                        SettingsParsers.listOf(SettingsParsers.DURATION).parse()))
                .containsExactly(RetrySchedule.STANDARD_WEBHOOKS.waits());
    }

    @Test
    void receiverShouldBeTheOneThatIsTested() throws IOException {
        String source = Files.readString(EXAMPLE);

        String code = source.substring(source.indexOf("final class ReceiverExample"));

        assertThat(reference()).contains("```java\n" + code + "```");
    }

    private static String reference() throws IOException {
        return Files.readString(REFERENCE);
    }

    private static ReferenceTable table(String head) throws IOException {
        return ReferenceTable.find(head, reference());
    }

    private static List<String> lowerCase(HttpRequest request) {
        return Stream.of(request.getHeaders())
                .map(header -> header.getName().toLowerCase(Locale.ROOT))
                .filter(name -> !name.equals("host"))
                .toList();
    }

    /** The keys that a fault about an unknown one offers in its place. */
    private static Stream<String> known(Fault fault) {
        String path = fault.path().replaceFirst("^webhook/", "").replaceFirst("@?unknown$", "");
        String attribute = fault.path().contains("@") ? "@" : "";
        return Stream.of(fault.wanted().replaceAll("^one of \\[|]$", "").split(", "))
                .map(key -> path + attribute + key);
    }
}
