// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.mechanism.email.EmailFixture.element;
import static org.msgevents.mechanism.email.EmailFixture.email;
import static org.msgevents.mechanism.email.EmailFixture.faults;
import static org.msgevents.mechanism.email.EmailFixture.field;
import static org.msgevents.mechanism.email.EmailFixture.text;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgevents.headerfield.writing.WrittenField;
import org.msgevents.mechanism.NotificationMechanismFactories;
import org.msgevents.settings.Fault;

class EmailConfigurationTest {
    @Test
    void factoryShouldBeFoundByItsElement() {
        assertThat(NotificationMechanismFactories.of(EmailMechanismFactory.class.getClassLoader()))
                .hasEntrySatisfying("email", found -> assertThat(found).isInstanceOf(EmailMechanismFactory.class));
    }

    @Test
    void hostFromAndToShouldHaveToBeThere() {
        assertThat(faults(element("email", List.of())))
                .extracting(Fault::path)
                .containsExactlyInAnyOrder("email/host", "email/from", "email/to");
    }

    @ParameterizedTest
    @CsvSource({
        "port, 0",
        "port, 65536",
        "host, a b",
        "security, ssl",
        "importance, urgent",
        "connections, 65",
        "requestTimeout, 2m",
        "subject, {sender}",
        "text, {",
        "from, 'a@example.com, b@example.com'",
        "from, müller@example.com",
        "from, james",
        "to, undisclosed-recipients:;",
        "to, 'ops@example.com, bob'"
    })
    void faultShouldNamePlaceAndValue(String key, String value) {
        var settings = List.of("host", "port", "from", "to").contains(key)
                ? element(
                        "email",
                        List.of(
                                text("host", key.equals("host") ? value : "a"),
                                text("port", key.equals("port") ? value : "1"),
                                text("from", key.equals("from") ? value : "a@example.com"),
                                text("to", key.equals("to") ? value : "a@example.com")))
                : email(1, text(key, value));

        assertThat(faults(settings)).singleElement().satisfies(fault -> {
            assertThat(fault.path()).isEqualTo("email/" + key);
            assertThat(fault.value()).isEqualTo("'" + value + "'");
        });
    }

    @Test
    void unknownPlaceholderShouldBeAFaultThatNamesThoseThereAre() {
        assertThat(faults(email(1, text("text", "Dear {name}"))))
                .singleElement()
                .satisfies(fault -> assertThat(fault.wanted()).contains("event", "mailbox", "subject"));
    }

    @Test
    void passwordShouldNotGoElsewhereInTheClear() {
        var settings = List.of(
                text("host", "mail.example.com"),
                text("security", "none"),
                text("user", "james"),
                text("password", EmailFixture.PASSWORD),
                text("from", "a@example.com"),
                text("to", "b@example.com"));

        assertThat(faults(element("email", settings))).singleElement().satisfies(fault -> {
            assertThat(fault.value()).isEqualTo("has a password with security none");
            assertThat(fault.toString()).doesNotContain(EmailFixture.PASSWORD);
        });
    }

    @Test
    void userShouldNotStandAlone() {
        assertThat(faults(email(1, text("user", "james"))))
                .extracting(Fault::value)
                .containsExactly("has user alone");
    }

    @Test
    void fieldsShouldBeWrittenByTheirSyntax() {
        assertThat(EmailFixture.read(email(
                                1,
                                field("X-Priority", "1"),
                                field("List-Id", "Events <events.example.com>"),
                                field("Comments", "Grüße")))
                        .form()
                        .fields())
                .extracting(WrittenField::lines)
                .containsExactly(
                        "X-Priority: 1\r\n",
                        "List-ID: Events <events.example.com>\r\n",
                        "Comments: =?UTF-8?B?R3LDvMOfZQ==?=\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subject",
                "FROM",
                "Content-Foo",
                "MIME-Version",
                "Received",
                "Return-Path",
                "Resent-To",
                "A:B",
                "Message-Store-Event"
            })
    void fieldShouldBeAFaultWhenItIsNotTheOperators(String name) {
        assertThat(faults(email(1, field(name, "a"))))
                .extracting(Fault::path)
                .containsExactly("email/field[" + name + "]/@name");
    }

    @Test
    void fieldShouldBeAFaultThatCitesTheRuleItBreaks() {
        assertThat(faults(email(1, field("Resent-Foo", "a"))))
                .singleElement()
                .satisfies(fault -> assertThat(fault.value()).contains("RFC 4249, section 3.1.2.1.2"));
    }

    @Test
    void fieldShouldBeAFaultWhenItStandsTooOften() {
        assertThat(faults(email(1, field("Reply-To", "a@example.com"), field("reply-to", "b@example.com"))))
                .singleElement()
                .satisfies(fault -> assertThat(fault.wanted()).isEqualTo("at most 1 in one header"));
    }

    @Test
    void fieldShouldBeAFaultWhenItsValueIsNotOfItsSyntax() {
        assertThat(faults(email(1, field("Reply-To", "nobody"))))
                .singleElement()
                .satisfies(fault -> assertThat(fault.path()).isEqualTo("email/field[Reply-To]"));
    }

    @Test
    void nothingShouldTellThePassword() {
        var configuration = EmailFixture.read(email(1, text("user", "james"), text("password", EmailFixture.PASSWORD)));

        assertThat(configuration.toString()).doesNotContain(EmailFixture.PASSWORD);
    }
}
