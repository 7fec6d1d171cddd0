// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.mailet;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.msgevents.headerfield.WireName;
import org.msgevents.headerfield.conformance.Violation;
import org.msgevents.settings.SettingsParser;
import org.msgevents.settings.SettingsReader;

/**
 * Notes in a mail how its header fields break the rules: in the attribute {@value #ATTRIBUTE}, and as tags for the
 * MessageNew of its copies, which {@link LocalDeliveryWithEvents} tells.
 *
 * <p>{@code tagPrefix} (default {@value #DEFAULT_PREFIX}) stands before the kind in each tag. Any other parameter, or a
 * wrong value, is an {@link org.msgevents.settings.InvalidSettingsException} at start. A mail without defects, and one
 * that cannot be read, is left as it is. Thread-safe once initialized.
 */
public final class HeaderFieldDefects extends GenericMailet {
    /** The violations of a mail: a list of texts such as {@code too-many-instances:Subject}. */
    public static final String ATTRIBUTE = "org.msgevents.headerFieldDefects";

    private static final String MAILET = HeaderFieldDefects.class.getSimpleName();
    private static final String PREFIX = "tagPrefix";
    private static final String DEFAULT_PREFIX = "header-field-defect:";
    private static final List<String> OF_JAMES = List.of("onMailetException", "onMatchException", "onMatcherException");
    private static final SettingsParser<String> PREFIX_TEXT =
            SettingsParser.of("text without comma, white space and control characters", HeaderFieldDefects::prefix);

    private volatile String tagPrefix = DEFAULT_PREFIX;

    /** Of every parameter that the mailet may have. */
    static List<String> names() {
        return Stream.concat(Stream.of(PREFIX), OF_JAMES.stream()).toList();
    }

    @Override
    public void init() {
        SettingsReader reader = SettingsReader.of(MailetSettings.node(MAILET, getMailetConfig()));
        OF_JAMES.forEach(reader::child);
        tagPrefix = reader.value(PREFIX, PREFIX_TEXT).orElse(DEFAULT_PREFIX);
        reader.finish("mailetcontainer.xml, mailet " + MAILET);
    }

    private static String prefix(String text) {
        if (text.chars().anyMatch(c -> c == ',' || Character.isWhitespace(c) || Character.isISOControl(c))) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    @Override
    public void service(Mail mail) {
        List<Violation> violations = MailConformance.check(mail);
        if (!violations.isEmpty()) {
            Collection<AttributeValue<?>> noted = violations.stream()
                    .map(violation -> AttributeValue.of(violation.toString()))
                    .collect(Collectors.toList());
            mail.setAttribute(new Attribute(AttributeName.of(ATTRIBUTE), AttributeValue.of(noted)));
            MailTags.add(
                    mail,
                    violations.stream()
                            .map(violation -> tagPrefix + WireName.of(violation.kind()))
                            .distinct()
                            .toList());
        }
    }

    @Override
    public String getMailetInfo() {
        return "Header Field Defects Mailet";
    }
}
