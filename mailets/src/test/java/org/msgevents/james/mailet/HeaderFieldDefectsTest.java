// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.mailet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;

import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMail;
import org.apache.mailet.base.test.FakeMatcherConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgevents.headerfield.WireName;
import org.msgevents.headerfield.conformance.ViolationKind;
import org.msgevents.settings.InvalidSettingsException;

class HeaderFieldDefectsTest {
    private static final String FINE = "Date: Mon, 23 Nov 2026 12:00:00 +0000\r\nFrom: a@example.com\r\n";
    private static final Path PAGE = Path.of("..", "docs", "header-field-defects.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([\\w-]+)` \\| ");

    @Test
    void serviceShouldNoteDefectsAndTagsWhenTheHeaderHasSome() throws Exception {
        FakeMail mail = mail(FINE + "Subject: a\r\nSubject: b\r\nTo: c@example.com\r\nTo: d@example.com\r\n");

        mailet("").service(mail);

        assertThat(noted(mail)).containsExactly("too-many-instances:Subject", "too-many-instances:To");
        assertThat(MailTags.of(mail)).containsExactly("header-field-defect:too-many-instances");
    }

    @Test
    void serviceShouldReadTheStartOfALargeMail() throws Exception {
        FakeMail mail = mail(FINE + "Subject: a\r\nSubject: b\r\n\r\n" + "x\r\n".repeat(1_000_000));
        FakeMail endless = mail(FINE + "X-Junk: x\r\n".repeat(100_000));

        mailet("").service(mail);
        mailet("").service(endless);

        assertThat(noted(mail)).containsExactly("too-many-instances:Subject");
        assertThat(noted(endless)).containsExactly("too-large");
    }

    @Test
    void serviceShouldTakeUtf8WhenTheSenderDeclaredIt() throws Exception {
        FakeMail declared = mail(FINE + "Subject: \u00c3\u00a4\r\n");
        new RecordedEnvelope("smtp", Mails.ALICE, "BODY=8BITMIME smtputf8", Map.of(Mails.BOB, "")).keepIn(declared);
        FakeMail undeclared = mail(FINE + "Subject: \u00c3\u00a4\r\n");

        mailet("").service(declared);
        mailet("").service(undeclared);

        assertThat(MailTags.of(declared)).isEmpty();
        assertThat(noted(undeclared)).containsExactly("unencoded-text:Subject");
    }

    @Test
    void serviceShouldLeaveAMailWithoutDefects() throws Exception {
        FakeMail mail = mail(FINE);

        mailet("").service(mail);

        assertThat(mail.attributes()).isEmpty();
    }

    @Test
    void serviceShouldAddTheTagsThatTheDeliveryTells() throws Exception {
        FakeMail mail = mail("From: a@example.com\r\n");
        JamesFixture james = new JamesFixture();

        mailet("<tagPrefix>x-</tagPrefix>").service(mail);
        james.mailet(Map.of("tags", "inbound")).service(mail);

        assertThat(james.stored).singleElement().satisfies(seen -> assertThat(
                        seen.origin().orElseThrow().tags())
                .containsExactly("inbound", "x-missing-field"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "a b"})
    void initShouldFailWithPlaceAndValueWhenThePrefixIsNoPartOfATag(String prefix) {
        assertThatThrownBy(() -> mailet("<tagPrefix>" + prefix + "</tagPrefix>"))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("mailetcontainer.xml, mailet HeaderFieldDefects")
                .hasMessageContaining("HeaderFieldDefects/tagPrefix: '" + prefix + "'; wanted: ");
    }

    @Test
    void initShouldFailWhenAParameterIsNotKnown() {
        assertThatThrownBy(() -> mailet("<tag>x</tag>"))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("HeaderFieldDefects/tag: is not known");
    }

    @Test
    void matcherShouldMatchByKindAndField() throws Exception {
        Mail mail = mail(FINE + "Subject: a\r\nSubject: b\r\n");

        assertThat(Stream.of("", "too-many-instances", "nul, too-many-instances:subject", "*:Subject"))
                .allSatisfy(condition ->
                        assertThat(matcher(condition).match(mail)).containsExactlyElementsOf(mail.getRecipients()));
        assertThat(Stream.of("nul", "too-many-instances:From", "*:From"))
                .allSatisfy(
                        condition -> assertThat(matcher(condition).match(mail)).isEmpty());
        assertThat(matcher("").match(mail(FINE))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"two-subjects", "nul,", "nul:", "*", "*:Sub ject"})
    void matcherShouldFailWithPlaceValueAndChoiceWhenTheConditionIsWrong(String condition) {
        assertThatThrownBy(() -> matcher(condition))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("mailetcontainer.xml, matcher HeaderFieldDefects")
                .hasMessageContaining("HeaderFieldDefects/condition: '" + condition + "'; wanted: ")
                .hasMessageContaining("too-many-instances");
    }

    @Test
    void pageShouldHaveARowForEachKindAndParameter() throws Exception {
        List<String> rows = ROW.matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();

        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                HeaderFieldDefects.names().stream(),
                                Arrays.stream(ViolationKind.values()).map(WireName::of))
                        .toList());
    }

    private static HeaderFieldDefects mailet(String parameters) throws Exception {
        HeaderFieldDefects mailet = new HeaderFieldDefects();
        mailet.init(MailetXml.parse("<mailet match='All' class='HeaderFieldDefects'>" + parameters + "</mailet>"));
        return mailet;
    }

    private static org.msgevents.james.matcher.HeaderFieldDefects matcher(String condition) throws Exception {
        org.msgevents.james.matcher.HeaderFieldDefects matcher = new org.msgevents.james.matcher.HeaderFieldDefects();
        matcher.init(FakeMatcherConfig.builder()
                .matcherName("HeaderFieldDefects")
                .condition(condition)
                .build());
        return matcher;
    }

    private static FakeMail mail(String header) throws Exception {
        return FakeMail.builder()
                .name("mail-1")
                .sender(Mails.ALICE)
                .recipients(Mails.BOB)
                .mimeMessage(new MimeMessage(
                        Session.getInstance(new Properties()),
                        new ByteArrayInputStream((header + "\r\nbody\r\n").getBytes(StandardCharsets.ISO_8859_1))))
                .build();
    }

    private static List<String> noted(Mail mail) {
        return Optional.of(mail)
                .flatMap(found -> found.getAttribute(AttributeName.of(HeaderFieldDefects.ATTRIBUTE)))
                .map(attribute -> (Collection<?>) attribute.getValue().value())
                .orElseThrow()
                .stream()
                .map(value -> (String) ((AttributeValue<?>) value).value())
                .toList();
    }
}
